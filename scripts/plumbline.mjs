// `npm run plumbline -- review …`: builds the command line when its sources are newer than the bundle, then runs it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const bundle = path.join(root, 'dist', 'cli.js');

function newest(folder) {
  return Math.max(
    ...fs.readdirSync(folder, { withFileTypes: true, recursive: true }).map((it) => fs.statSync(path.join(it.parentPath, it.name)).mtimeMs),
  );
}

if (!fs.existsSync(bundle) || newest(path.join(root, 'src')) > fs.statSync(bundle).mtimeMs) {
  const built = spawnSync(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

// npm runs scripts in the package's folder; paths are meant from where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const ran = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { cwd, stdio: 'inherit' });
process.exit(ran.status ?? 1);
