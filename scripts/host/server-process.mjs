// Starts an npm-hosted VS Code server with a throwaway profile, and ends it with everything it started.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cache } from './cache.mjs';
import { ensureNode } from './node.mjs';
import { ensureServer } from './server.mjs';

/** Settings that keep the window still and bare, so that tests and pictures show only what they are about. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'window.commandCenter': false,
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
};

/**
 * Options: `version` of versions.mjs; `vsix` to install; `settings` of the user; `env`; `driver` to honour a development
 * extension, at the price of hidden toasts and dialogs; `trust` to keep workspace trust on; `token` to admit only browsers
 * that know it; `port` if it matters. Gives the port, the profile's folders and `stop`.
 */
export async function startServer({ version, vsix, settings, env, driver = false, trust = false, token, port = 0 }) {
  const main = path.join(ensureServer(cache, version.server), 'out', 'server-main.js');
  const node = ensureNode(cache, version.node);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  const extensions = path.join(data, 'extensions');
  const folders = ['--accept-server-license-terms', '--server-data-dir', data, '--user-data-dir', path.join(data, 'user'), '--extensions-dir', extensions];
  // An empty gallery: no marketplace traffic. The runtime folder takes the sockets, which a killed server leaves behind.
  const environment = { ...process.env, EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: data, ...env };

  fs.mkdirSync(path.join(data, 'user', 'User'), { recursive: true });
  fs.writeFileSync(path.join(data, 'user', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  if (vsix) execFileSync(node, [main, ...folders, '--install-extension', path.resolve(vsix), '--force'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });

  const child = spawn(node, [
    main, ...folders, '--host', '127.0.0.1', '--port', String(port), '--telemetry-level', 'off', '--disable-experiments',
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(driver ? ['--enable-smoke-test-driver'] : []),
  ], { env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  const stop = () => {
    process.off('exit', stop);
    kill(child);
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  return { port: await listening(child, path.join(data, 'server.log')), data, extensions, stop };
}

/** The server leads a process group of its own: the extension hosts and language servers in it end as well. */
function kill(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Waits for the line that names the port the server chose. What the server says is kept in a file beside its profile. */
function listening(child, logFile) {
  let said = '';
  const log = fs.createWriteStream(logFile);
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`the VS Code server ended with ${code}: ${said}`));
    const take = (text) => {
      log.write(text);
      said += text;
      const port = /listening on (\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      child.off('exit', ended);
      resolve(Number(port));
    };
    child.once('exit', ended);
    child.stdout.on('data', take);
    child.stderr.on('data', take);
  });
}

/** Ends this process, and with it every server, on Ctrl+C or when it is told to stop. */
export function exitOnSignals(code = 130) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(code));
}
