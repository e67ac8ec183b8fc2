// The package: where scripts/package.mjs puts it, and how other scripts have it made.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** `target` is a platform, for the package that brings the native checker for it. */
export function vsixPath(target = 'universal') {
  const { name, version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  return path.resolve(`${name}-${version}${target === 'universal' ? '' : `-${target}`}.vsix`);
}

/** Builds the package that runs anywhere and gives its path; ends this process when that fails. */
export function buildVsix() {
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs', '--target', 'universal'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  return vsixPath();
}
