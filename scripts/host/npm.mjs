// Runs npm without install scripts: nothing that is fetched here gets to run code while it is installed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export function npm(args, cwd) {
  execFileSync('npm', [...args, '--ignore-scripts', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Installs a manifest's dependencies into a folder of its own. */
export function npmInstall(folder, manifest) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
  npm(['install', '--omit=dev', '--no-audit', '--no-fund', '--no-package-lock'], folder);
}
