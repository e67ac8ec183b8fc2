// Builds for production and makes plumbline-review-<version>.vsix: npm run package
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { vsixPath } from './host/vsix.mjs';

const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

fs.rmSync(vsixPath(), { force: true }); // A failed build must not leave an older package to be tested.
run('esbuild.mjs', '--production');
// The bundles hold their dependencies. What else ships is listed once, as "files" in package.json, for npm and for VS Code.
run('node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--allow-missing-repository', '--out', vsixPath());
