// Shows the extension at work on the example backend: npm start. Opens desktop VS Code where there is one, else an
// npm-hosted VS Code to open in a browser, at the port that PORT names if it does. `--check` waits until the extension works
// there, and ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import path from 'node:path';
import { example } from './host/sample.mjs';
import { exitOnSignals, startServer } from './host/server-process.mjs';
import { versions } from './host/versions.mjs';
import { buildVsix } from './host/vsix.mjs';
import { openWindow } from './host/window.mjs';
import { Workbench } from './host/workbench.mjs';

const check = process.argv.includes('--check');
const folder = path.resolve(example);
exitOnSignals(0);

const desktop = check ? undefined : findDesktop();
if (desktop) openDesktop(desktop);
else await serve();

/** `VSCODE_EXECUTABLE`, or `code` on the path; VSCODE_HOST=server asks for neither. */
function findDesktop() {
  if (process.env.VSCODE_HOST === 'server') return undefined;
  const candidates = [process.env.VSCODE_EXECUTABLE, 'code'].filter(Boolean);
  return candidates.find((it) => spawnSync(it, ['--version'], { shell: process.platform === 'win32' }).status === 0);
}

function openDesktop(program) {
  execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  console.log(`Opening ${folder} in ${program} with the extension from this folder`);
  spawn(program, [`--extensionDevelopmentPath=${process.cwd()}`, folder], { stdio: 'inherit', shell: process.platform === 'win32' });
}

async function serve() {
  const token = crypto.randomBytes(16).toString('hex'); // Else any page in the browser could talk to the server.
  const server = await startServer({ version: versions.latest, vsix: buildVsix(), token, port: process.env.PORT });
  const address = new URL(`http://127.0.0.1:${server.port}/`);
  address.searchParams.set('tkn', token);
  address.searchParams.set('folder', folder);

  if (!check) {
    console.log(`\nVS Code with Plumbline is ready. Open this address in a browser; stop with Ctrl+C.\n\n  ${address.href}\n`);
    return;
  }
  const { page, close } = await openWindow(server, { folder, token });
  const workbench = new Workbench(page);
  await workbench.ready();
  await page.locator('.statusbar-item[id^="plumbline.plumbline-review"]').filter({ hasText: /finding/ }).waitFor();
  await close();
  server.stop();
  console.log(`Plumbline works at ${address.href}`);
}
