// Where scripts/package.mjs puts the package.
import fs from 'node:fs';
import path from 'node:path';

export function vsixPath() {
  const { name, version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  return path.resolve(`${name}-${version}.vsix`);
}
