// The package: where scripts/package.mjs puts it, and how other scripts have it made.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export function vsixPath() {
  const { name, version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  return path.resolve(`${name}-${version}.vsix`);
}

/** Builds the package and gives its path; ends this process when that fails. */
export function buildVsix() {
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  return vsixPath();
}
