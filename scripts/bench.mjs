/**
 * `npm run bench -- [--corpora DIR] [--only NAME] [--quick] [--runs N] [--cli FILE]`: times a cold review beside ESLint with
 * the equivalent typed rules on the same files, run in turns, so that a busy machine slows both. Prints Markdown and writes
 * `.bench/results.json`. Numbers depend on the machine; ratios are what to compare.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { benchFolder, corporaIn, generatedCorpus, packageCorpora } from './bench/corpora.mjs';
import { readEslintOutput, writeEslintConfig } from './bench/eslint-config.mjs';
import { measure, median } from './bench/measure.mjs';
import { ownFiles } from './bench/own-files.mjs';

const repository = path.join(import.meta.dirname, '..');
const { values: given } = parseArgs({
  options: {
    corpora: { type: 'string' },
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    cli: { type: 'string', default: path.join(repository, 'dist/cli.js') },
  },
});
const runs = given.quick ? 1 : Number(given.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs: expected a number from 1 on, not ${given.runs}`);
  process.exit(2);
}

register();
if (!fs.existsSync(given.cli)) build();
const say = (text) => console.error(text);
const results = [];
for (const corpus of corpora()) {
  say(`${corpus.name} …`);
  try {
    results.push(await compareOn(corpus));
  } catch (error) {
    // One corpus that cannot be measured does not hide the others, but the run fails.
    say(`${corpus.name}: ${error.message}`);
    process.exitCode = 1;
  }
}
fs.mkdirSync(benchFolder, { recursive: true });
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version, platform: `${process.platform} ${process.arch}` };
fs.writeFileSync(path.join(benchFolder, 'results.json'), `${JSON.stringify({ machine, runs, results }, null, 2)}\n`);
console.log(markdown());

function corpora() {
  const wanted = (it) => given.only === undefined || given.only.some((name) => it.name.startsWith(name));
  if (given.quick) return [generatedCorpus(300)];
  const found = given.corpora === undefined ? packageCorpora(say) : corporaIn(path.resolve(process.env.INIT_CWD ?? '.', given.corpora));
  const sizes = [300, 2400].filter((it) => wanted({ name: `generated, ${it} files` }));
  return [...found.filter(wanted), ...sizes.map((it) => generatedCorpus(it))];
}

async function compareOn({ name, root, note, commit }) {
  const own = await ownFiles(root);
  const folder = path.join(benchFolder, 'runs', path.basename(root));
  const eslint = writeEslintConfig(folder, root, own.server, own.packages);
  const report = path.join(folder, 'plumbline.json');
  const cold = [given.cli, 'review', '--root', root, '--format', 'json', '--fail-on', 'never', '--allow-incomplete', '--output', report];
  const ours = [];
  const theirs = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await measure(cold, { cwd: root }));
    // ESLint ends with 1 when it found something, which here it should.
    theirs.push(await measure(eslint.args, { cwd: root, allowed: [0, 1] }));
    say(`  ${described(ours.at(-1))}, ${described(theirs.at(-1))}`);
  }
  const review = JSON.parse(fs.readFileSync(report, 'utf8'));
  const linted = readEslintOutput(eslint.output);
  const plumbline = { ...summary(ours), files: own.all.length, serverFiles: own.server.length, findings: countBy(review.findings, (it) => it.rule), problems: review.problems.length };
  return { name, note, ...(commit === undefined ? {} : { commit }), plumbline, eslint: { ...summary(theirs), files: linted.files, fatal: linted.fatal, findings: linted.byRule } };
}

function described({ seconds, cpuSeconds, megabytes }) {
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor, ${Math.round(megabytes)} MB)`;
}

function summary(measured) {
  return {
    seconds: median(measured.map((it) => it.seconds)),
    cpuSeconds: median(measured.map((it) => it.cpuSeconds)),
    megabytes: median(measured.map((it) => it.megabytes)),
    runs: measured.map(({ seconds, cpuSeconds, megabytes }) => ({ seconds: Number(seconds.toFixed(2)), cpuSeconds: Number(cpuSeconds.toFixed(2)), megabytes: Math.round(megabytes) })),
  };
}

function countBy(list, key) {
  const counts = {};
  for (const it of list) counts[key(it)] = (counts[key(it)] ?? 0) + 1;
  return counts;
}

function markdown() {
  const rows = results.map(({ name, note, plumbline, eslint }) => {
    const times = eslint.seconds / plumbline.seconds;
    const share = plumbline.megabytes / eslint.megabytes;
    const total = (counts) => Object.values(counts).reduce((sum, it) => sum + it, 0);
    const cells = [
      note === '' || note === 'generated' ? name : `${name} (${note})`,
      `${plumbline.files} / ${plumbline.serverFiles} / ${eslint.files}`,
      plumbline.seconds.toFixed(1),
      eslint.seconds.toFixed(1),
      `${times.toFixed(2)} ×`,
      plumbline.cpuSeconds.toFixed(1),
      eslint.cpuSeconds.toFixed(1),
      `${(eslint.cpuSeconds / plumbline.cpuSeconds || 0).toFixed(2)} ×`,
      Math.round(plumbline.megabytes),
      Math.round(eslint.megabytes),
      `${(share * 100).toFixed(0)} %`,
      `${promises(plumbline.findings, /^unhandled-rejection$|^async-/)} of ${total(plumbline.findings)}`,
      `${promises(eslint.findings, /promises$/)} of ${total(eslint.findings)}${eslint.fatal > 0 ? `, ${eslint.fatal} unread` : ''}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `Median of ${runs} ${runs === 1 ? 'run' : 'runs'}, in turns; ${machine.cpus} cores (${machine.model}), Node ${machine.node}.`,
    'Files: read by Plumbline / server code, whose types it asks / linted by ESLint. Findings: about promises, of all.',
    '',
    '| corpus | files | Plumbline s | ESLint s | faster | Plumbline CPU s | ESLint CPU s | less | Plumbline MB | ESLint MB | memory | Plumbline finds | ESLint finds |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function promises(counts, rules) {
  return Object.entries(counts).reduce((sum, [rule, count]) => (rules.test(rule) ? sum + count : sum), 0);
}

function build() {
  const { status } = spawnSync(process.execPath, [path.join(repository, 'esbuild.mjs')], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
