// Tests the extension in a real VS Code: node scripts/vscode-host.mjs [min|latest]. VSIX names the package; without it one is built.
import fs from 'node:fs';
import path from 'node:path';
import { mocha } from './host/counted.mjs';
import { exitOnSignals } from './host/server-process.mjs';
import { runSuite } from './host/suite.mjs';
import { versions } from './host/versions.mjs';
import { buildVsix } from './host/vsix.mjs';

const name = process.argv[2] ?? 'latest';
const version = versions[name];
if (!version) throw new Error(`no such VS Code: ${name}; there are ${Object.keys(versions).join(' and ')}`);
exitOnSignals();

const out = path.resolve('test-results', name);
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });

const vsix = process.env.VSIX ?? buildVsix();
const inside = await runSuite(version, out);
const outside = mocha(['test/vscode/pointer/*.test.mjs'], { VSCODE_VERSION: name, VSIX: vsix, POINTER_OUT: out }, ['--no-config', '--timeout', '90000']);

const passed = inside.passed + outside.passed;
const failed = inside.failed + outside.failed;
if (process.env.COUNTS) fs.writeFileSync(process.env.COUNTS, JSON.stringify({ passed, failed }));
console.log(`VS Code ${version.vscode}: ${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);
