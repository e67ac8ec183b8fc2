// Opens a window of a running VS Code server in a headless browser.
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';

/**
 * Options: `folder` to open; `token` if the server asks for one; with a server started as a driver also `development`, the folder of an extension to load, and
 * `tests`, its test entry. Gives the page and `exit`, a promise of the code that the extension's tests ended with.
 */
export async function openWindow(server, { folder, token, development, tests }) {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Whatever the workbench would fetch from elsewhere fails at once.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

  let left;
  const exit = new Promise((resolve) => { left = resolve; });
  page.on('crash', () => left('the page crashed'));
  await page.exposeFunction('codeAutomationExit', left);
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    if (process.env.VERBOSE) console.log(`[${type}]`, ...args);
  });

  const remote = (it) => `vscode-remote://127.0.0.1:${server.port}${encodeURI(path.resolve(it))}`;
  const payload = [['skipWelcome', 'true']];
  if (development) payload.push(['extensionDevelopmentPath', remote(development)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const address = new URL(`http://127.0.0.1:${server.port}/`);
  address.searchParams.set('folder', path.resolve(folder));
  address.searchParams.set('payload', JSON.stringify(payload));
  if (token) address.searchParams.set('tkn', token);
  await page.goto(address.href, { waitUntil: 'commit' });
  return { page, exit, close: () => browser.close().catch(() => undefined) };
}
