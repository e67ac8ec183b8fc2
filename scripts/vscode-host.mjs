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
const outside = fs.readdirSync('test/vscode/pointer').filter((it) => it.endsWith('.test.mjs')).map(pointerTest);

const total = (key) => [inside, ...outside].reduce((sum, it) => sum + it[key], 0);
const [passed, failed] = [total('passed'), total('failed')];
const red = outside.flatMap((it) => it.red);
if (process.env.COUNTS) fs.writeFileSync(process.env.COUNTS, JSON.stringify({ passed, failed, red }));
console.log(`VS Code ${version.vscode}: ${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);

/**
 * A window draws when it likes, and a click may fall between two drawings: a file with a red test is run once more, in a
 * new window, and that run counts. What was red at first is listed, so that a test which needs its second run is seen.
 */
function pointerTest(file) {
  const run = (pictures) => {
    fs.mkdirSync(pictures, { recursive: true });
    return mocha([`test/vscode/pointer/${file}`], { VSCODE_VERSION: name, VSIX: vsix, POINTER_OUT: pictures }, ['--no-config', '--timeout', '90000']);
  };
  const first = run(out);
  if (first.failed === 0) return first;
  const second = run(path.join(out, 'again'));
  const redAtFirst = first.red.map((it) => ({ ...it, title: `(in the first of two runs) ${it.title}` }));
  return { ...second, red: [...redAtFirst, ...second.red] };
}
