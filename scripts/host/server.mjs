// Puts a VS Code server together from npm packages: no Electron, no compiler, no install script.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureFolder } from './cache.mjs';
import { npm, npmInstall } from './npm.mjs';
import { ripgrepStub, stubs } from './server-stubs.mjs';

/** Modules that the server really uses, out of a list that would otherwise build native code. */
const needed = [
  '@parcel/watcher', '@vscode/iconv-lite-umd', '@vscode/proxy-agent', '@vscode/ripgrep-universal', 'cookie', 'http-proxy-agent',
  'https-proxy-agent', 'jschardet', 'minimist', 'tas-client', 'tas-client-umd', 'undici', 'vscode-oniguruma', 'vscode-regexpp',
  'vscode-textmate', 'ws', 'yauzl', 'yazl', '@xterm/xterm', '@xterm/headless',
  ...['clipboard', 'image', 'ligatures', 'progress', 'search', 'serialize', 'unicode11', 'webgl'].map((it) => `@xterm/addon-${it}`),
];

/** These carry prebuilt binaries, where the release's own versions would download or build them. */
const prebuilt = { '@vscode/ripgrep-universal': '1.18.0', 'node-pty': '1.2.0-beta.15' };

/** Built-in extensions that are of no use here; TypeScript's own would only complain that its compiler is not included. */
const unused = [
  'typescript-language-features',
  'copilot', 'mermaid-markdown-features', 'mermaid-chat-features', 'microsoft-authentication', 'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion', 'ms-vscode.vscode-js-profile-table',
];

/** Gives the folder of a ready server of this `code-server` release; makes it the first time. */
export function ensureServer(cache, release) {
  return ensureFolder(path.join(cache, `vscode-server-${release}`), (folder) => {
    console.log(`Downloading the VS Code server (code-server ${release}) from npm`);
    unpack(folder, release);
    const manifest = readJson(path.join(folder, 'package.json'));
    installModules(folder, manifest);
    writeStubs(folder, manifest);
  });
}

function unpack(folder, release) {
  npm(['pack', `code-server@${release}`, '--pack-destination', folder]);
  const archive = path.join(folder, `code-server-${release}.tgz`);
  const excluded = [...unused.map((it) => `package/lib/vscode/extensions/${it}`), '*.js.map'];
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=3', ...excluded.map((it) => `--exclude=${it}`), 'package/lib/vscode']);
  fs.rmSync(archive);
}

/** Installs the needed modules only, in the versions that the release itself locks. */
function installModules(folder, manifest) {
  const lock = path.join(folder, 'npm-shrinkwrap.json');
  const locked = readJson(lock).packages;
  fs.rmSync(lock); // npm would follow it, and build native code.

  const dependencies = { ...prebuilt };
  for (const name of needed) {
    if (manifest.dependencies[name]) dependencies[name] = locked[`node_modules/${name}`].version;
  }
  npmInstall(folder, { name: manifest.name, version: manifest.version, type: manifest.type, dependencies });

  for (const binaries of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
    const parent = path.join(folder, 'node_modules', binaries);
    for (const system of fs.readdirSync(parent)) {
      if (system !== `${process.platform}-${process.arch}`) fs.rmSync(path.join(parent, system), { recursive: true });
    }
  }
}

function writeStubs(folder, manifest) {
  const all = manifest.dependencies['@vscode/ripgrep'] ? { ...stubs, '@vscode/ripgrep': ripgrepStub } : stubs;
  for (const [name, { type, text }] of Object.entries(all)) {
    const target = path.join(folder, 'node_modules', name);
    fs.mkdirSync(target, { recursive: true });
    fs.writeFileSync(path.join(target, 'index.js'), text);
    fs.writeFileSync(path.join(target, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js', type }));
  }
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
