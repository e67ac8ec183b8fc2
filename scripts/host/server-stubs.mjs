// Stand-ins for modules of the VS Code server that would need a compiler (file copying, logging, the watchdog) or that
// report usage. The tests need none of what they do.

const silentLogger = `
const logger = new Proxy({}, { get: (_, key) => key === 'then' ? undefined : () => {} });
export const setFlushOn = () => {};
export const createAsyncRotatingLogger = async () => logger;
export const createRotatingLogger = async () => logger;`;

/** Ends the extension host when the server that started it is gone, as the native module does. */
const watchdog = `
module.exports = { start(pid) {
  setInterval(() => { try { process.kill(pid, 0) } catch { process.exit(87) } }, 2000).unref();
} };`;

/** Name of the module; how Node is to read it; its text. */
export const stubs = {
  '@vscode/spdlog': { type: 'module', text: silentLogger },
  '@vscode/native-watchdog': { type: 'commonjs', text: watchdog },
  'native-watchdog': { type: 'commonjs', text: `module.exports = require('@vscode/native-watchdog');` },
  '@vscode/deviceid': { type: 'commonjs', text: `module.exports = { getDeviceId: async () => 'test' };` },
  '@vscode/fs-copyfile': { type: 'commonjs', text: `module.exports = { copyFile: require('node:fs').promises.copyFile };` },
  '@microsoft/1ds-core-js': { type: 'module', text: `export class AppInsightsCore { initialize() {} track() {} unload() {} }` },
};

/** Releases up to 1.105 look for ripgrep in a package that downloads it while installing; the newer package carries it. */
export const ripgrepStub = { type: 'module', text: `export { rgPath } from '@vscode/ripgrep-universal';` };
