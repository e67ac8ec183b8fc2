// Puts the native checker for one platform beside the bundles, as a package for that platform carries it.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** Platforms that VS Code knows a package by, with what npm and Node call them. The program is linked statically, so Alpine takes that of Linux. */
export const targets = {
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
  'linux-x64': { os: 'linux', cpu: 'x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64' },
  'linux-armhf': { os: 'linux', cpu: 'arm' },
  'alpine-x64': { os: 'linux', cpu: 'x64' },
  'alpine-arm64': { os: 'linux', cpu: 'arm64' },
  'darwin-x64': { os: 'darwin', cpu: 'x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
};

const alias = 'typescript-native';

/** The part of our lock file that is about the native checker: the same versions, the same integrity. */
export function nativeLock(lock) {
  const isMeant = (it) => it === `node_modules/${alias}` || it.startsWith('node_modules/@typescript/typescript-');
  const dependencies = { [alias]: lock.packages[''].optionalDependencies[alias] };
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([it]) => isMeant(it)));
  // It is wanted here, so that one that cannot be had is an error.
  const wanted = { ...packages[`node_modules/${alias}`], optional: undefined };
  return {
    manifest: { private: true, dependencies },
    lock: { lockfileVersion: lock.lockfileVersion, requires: true, packages: { '': { dependencies }, ...packages, [`node_modules/${alias}`]: wanted } },
  };
}

/** Where the package of a platform keeps the program. */
export function programFolder({ os, cpu }) {
  return `node_modules/@typescript/typescript-${os}-${cpu}`;
}

/** Installs it into `folder` through npm, which needs its registry or its cache. Throws with what went wrong. */
export function installNative(folder, target) {
  const { os, cpu } = targets[target];
  const { manifest, lock } = nativeLock(JSON.parse(fs.readFileSync('package-lock.json', 'utf8')));
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  // npm for another platform than this one; --force, since it would refuse what cannot run here.
  const { status } = spawnSync('npm', ['ci', `--os=${os}`, `--cpu=${cpu}`, '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  const program = path.join(folder, programFolder({ os, cpu }), 'lib', os === 'win32' ? 'tsc.exe' : 'tsc');
  if (status !== 0 || !fs.existsSync(program)) throw new Error(`npm did not install the native checker for ${target}: ${program} is not there. It needs the npm registry, or npm's cache of it.`);
  // What npm notes for itself does not ship.
  for (const it of ['package.json', 'package-lock.json', 'node_modules/.bin', 'node_modules/.package-lock.json']) fs.rmSync(path.join(folder, it), { recursive: true, force: true });
}
