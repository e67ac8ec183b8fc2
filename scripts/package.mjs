// Builds for production and makes plumbline-review-<version>.vsix: npm run package
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { vsixPath } from './host/vsix.mjs';

fs.rmSync(vsixPath(), { force: true }); // A failed build must not leave an older package to be tested.
run('esbuild.mjs', '--production');
// The bundles hold their dependencies. What else ships is listed once, as "files" in package.json, for npm and for VS Code.
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
run('node_modules/@vscode/vsce/vsce', 'package', ...options, '--out', vsixPath());

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
