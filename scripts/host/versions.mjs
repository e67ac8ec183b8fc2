// The VS Codes that the extension is tested in: the oldest it supports and a current one.

/** `vscode` is the desktop release, `server` the npm release with the same VS Code, `node` what that release runs on. */
export const versions = {
  min: { vscode: '1.96.4', server: '4.96.4', node: '20' },
  latest: { vscode: '1.139.1', server: '4.139.1', node: '24' },
};
