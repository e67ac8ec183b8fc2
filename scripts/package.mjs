// Builds for production and makes the packages for VS Code: npm run package [-- --target NAME]…
// plumbline-review-<version>.vsix runs anywhere; plumbline-review-<version>-<platform>.vsix brings the native checker too,
// which npm fetches for each platform. Without --target, all are made; `universal` is the first of these.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installNative, targets } from './build/native-package.mjs';
import { vsixPath } from './host/vsix.mjs';

const { values } = parseArgs({ options: { target: { type: 'string', multiple: true } } });
const known = ['universal', ...Object.keys(targets)];
const wanted = values.target ?? known;
const unknown = wanted.find((it) => !known.includes(it));
if (unknown !== undefined) {
  console.error(`--target: there is no platform "${unknown}". These are: ${known.join(', ')}.`);
  process.exit(2);
}

const native = path.join('dist', 'native');
for (const it of wanted) fs.rmSync(vsixPath(it), { force: true }); // A failed build must not leave an older package to be tested.
run('esbuild.mjs', '--production');
// The bundles hold their dependencies. What else ships is listed once, as "files" in package.json, for npm and for VS Code.
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
for (const target of wanted) {
  if (target !== 'universal') addNative(target);
  run('node_modules/@vscode/vsce/vsce', 'package', ...options, ...(target === 'universal' ? [] : ['--target', target]), '--out', vsixPath(target));
  // What is built for one platform must not ship to the next, nor be found by who runs the bundles from here.
  fs.rmSync(native, { recursive: true, force: true });
}

function addNative(target) {
  try {
    installNative(native, target);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
