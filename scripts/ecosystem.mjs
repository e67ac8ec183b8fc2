/**
 * `npm run ecosystem -- [--corpora DIR] [--only NAME] [--show CLASS] [--cli FILE]`: reviews public repositories, and compares
 * our promise rules with typescript-eslint's there. Every difference has to fall into a known class
 * (`test/differential/classes.ts`); what does not is printed, and the exit code is 1. Without a folder it takes npm packages
 * that ship their sources. Nothing of what is read is run.
 */
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { benchFolder, corporaIn, packageCorpora } from './bench/corpora.mjs';

const repository = path.join(import.meta.dirname, '..');
const { values: given } = parseArgs({
  options: {
    corpora: { type: 'string' },
    only: { type: 'string', multiple: true },
    show: { type: 'string', multiple: true, default: [] },
    cli: { type: 'string', default: path.join(repository, 'dist/cli.js') },
  },
});
if (!fs.existsSync(given.cli)) run(path.join(repository, 'esbuild.mjs'), [], 600);

const folder = path.join(benchFolder, 'ecosystem');
fs.mkdirSync(folder, { recursive: true });
const found = given.corpora === undefined ? packageCorpora(console.log) : corporaIn(path.resolve(process.env.INIT_CWD ?? '.', given.corpora));
const corpora = found.filter((it) => given.only === undefined || given.only.some((name) => it.name.startsWith(name)));
const outcomes = corpora.map((it) => look(it));

const unexplained = outcomes.reduce((sum, it) => sum + it.unexplained, 0);
const crashed = outcomes.filter((it) => it.crashed).length;
console.log(`\n${outcomes.length} repositories, ${crashed} crashed, ${unexplained} differences left unexplained`);
process.exitCode = outcomes.length === 0 || crashed > 0 || unexplained > 0 ? 1 : 0;

function look({ name, root, note }) {
  console.log(`\n== ${name}${note === '' ? '' : ` (${note})`}`);
  const isReviewed = printReview(name, root);
  const comparison = compare(name, root);
  if (comparison === undefined) return { crashed: true, unexplained: 0 };

  const { agreed, ours, theirs, unread, differences } = comparison;
  console.log(`promises: ours ${ours}, typescript-eslint's ${theirs}, both ${agreed}${unread > 0 ? `; it cannot read ${unread} files` : ''}`);
  for (const [id, count] of counted(differences, (it) => it.class ?? 'unexplained')) console.log(`  ${String(count).padStart(5)} ${id}`);
  for (const id of given.show) for (const it of differences.filter((each) => each.class === id)) console.log(`  ${id}: ${described(it)}`);
  const open = differences.filter((it) => it.class === null);
  for (const it of open) console.log(`  unexplained: ${described(it)}`);
  return { crashed: !isReviewed, unexplained: open.length };
}

function described({ by, kind, role, file, line, text }) {
  return `${file}:${line}: ${by} alone, ${kind} (${role}): ${text.slice(0, 120)}`;
}

/** Prints what a review of the repository gives; reports whether it came to an end. */
function printReview(name, root) {
  const output = path.join(folder, `${slug(name)}.review.json`);
  fs.rmSync(output, { force: true });
  const started = Date.now();
  const ended = run(given.cli, ['review', '--root', root, '--format', 'json', '--fail-on', 'never', '--allow-incomplete', '--output', output], 900);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (!ended.ok || !fs.existsSync(output)) {
    console.log(`review: CRASHED after ${seconds} s: ${ended.why}`);
    return false;
  }
  const { summary, findings, problems, notices } = JSON.parse(fs.readFileSync(output, 'utf8'));
  const byRule = counted(findings, (it) => it.rule).map(([rule, count]) => `${rule} ${count}`);
  console.log(`review: ${summary.files} files in ${seconds} s, ${summary.handlers} handlers; ${byRule.join(', ') || 'no findings'}`);
  for (const it of notices) console.log(`  notice: ${it.message}`);
  for (const it of problems.slice(0, 5)) console.log(`  problem: ${it.file}: ${it.message}`);
  if (problems.length > 5) console.log(`  and ${problems.length - 5} more problems`);
  return true;
}

function compare(name, root) {
  const output = path.join(folder, `${slug(name)}.differences.json`);
  fs.rmSync(output, { force: true });
  const ended = run(path.join(import.meta.dirname, 'ecosystem/compare-one.mjs'), [root, output], 3600, ['--max-old-space-size=12288']);
  if (ended.ok) return JSON.parse(fs.readFileSync(output, 'utf8'));
  console.log(`comparison: CRASHED: ${ended.why}`);
  return undefined;
}

/** Runs a script of ours; a review that hangs is a crash like any other. */
function run(script, args, seconds, options = []) {
  const { status, signal, stderr } = spawnSync(process.execPath, [...options, script, ...args], { encoding: 'utf8', timeout: seconds * 1000, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = stderr.trim().split('\n').slice(-3).join(' ');
  return { ok: status === 0, why: signal ? `ended by ${signal} after at most ${seconds} s` : `exit code ${status}: ${lines}` };
}

function counted(list, key) {
  const counts = new Map();
  for (const it of list) counts.set(key(it), (counts.get(key(it)) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
}

function slug(name) {
  return name.replace(/[^\w.-]+/g, '-');
}
