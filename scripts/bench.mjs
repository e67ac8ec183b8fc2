/**
 * `npm run bench -- [--corpora DIR] [--only NAME] [--quick] [--runs N] [--growth] [--editor] [--cli FILE]`: times reviews, cold, warm and
 * after an edit, beside other tools on the same files, all in turns, so that a busy machine slows every one. Prints Markdown and
 * writes `.bench/results.json`; `--growth` draws `docs/growth.svg`;
 * `--editor` opens each in a real VS Code as well, with the packaged extension and without. Numbers depend on the machine; ratios are what to compare.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { benchFolder, corporaIn, generatedCorpus, packageCorpora } from './bench/corpora.mjs';
import { readEslintOutput, writeEslintConfig } from './bench/eslint-config.mjs';
import { growthPlot } from './bench/growth-plot.mjs';
import { measureEditor } from './bench/editor.mjs';
import { measureLatency } from './bench/latency.mjs';
import { measure, median } from './bench/measure.mjs';
import { ownFiles } from './bench/own-files.mjs';
import { installTools, otherTools, thatRun } from './bench/tools.mjs';
import { workingCopy } from './bench/working-copy.mjs';
import { buildVsix, vsixPath } from './host/vsix.mjs';

const repository = path.join(import.meta.dirname, '..');
const { values: given } = parseArgs({
  options: {
    corpora: { type: 'string' },
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    editor: { type: 'boolean', default: false },
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
fs.mkdirSync(benchFolder, { recursive: true });
const tools = installTools(say);
const results = [];
for (const corpus of given.growth ? [] : corpora()) {
  say(`${corpus.name} …`);
  try {
    results.push(await compareOn(corpus));
  } catch (error) {
    // One corpus that cannot be measured does not hide the others, but the run fails.
    say(`${corpus.name}: ${error.message}`);
    process.exitCode = 1;
  }
}
const growth = given.growth ? await measureGrowth() : [];
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version, platform: `${process.platform} ${process.arch}` };
fs.writeFileSync(path.join(benchFolder, given.growth ? 'growth.json' : 'results.json'), `${JSON.stringify({ machine, runs, results, growth }, null, 2)}\n`);
console.log(given.growth ? growthTable() : results.map(markdown).join('\n\n'));

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
  const copy = workingCopy(root, own.listed);
  const edited = own.server.find((it) => /service|handler|controller/.test(it)) ?? own.server[0];
  const report = path.join(folder, 'plumbline.sarif');
  const cache = path.join(folder, 'cache');
  // Findings alone, as linters give them: evidence of strengths, which JSON adds, has no counterpart there.
  const review = (at, ...more) => [given.cli, 'review', '--root', at, '--format', 'sarif', '--fail-on', 'never', '--allow-incomplete', '--output', report, ...more];
  fs.rmSync(cache, { recursive: true, force: true });
  const rows = [
    { name: 'Plumbline, native, cold', args: review(root, '--types', 'native', '--no-cache'), cwd: root, isOurs: true },
    { name: 'Plumbline, TypeScript 6, cold', args: review(root, '--types', 'ts6', '--no-cache'), cwd: root, isOurs: true },
    { name: 'Plumbline, native, warm', args: review(copy, '--types', 'native', '--cache-dir', cache), cwd: copy },
    { name: 'Plumbline, native, one file edited', args: review(copy, '--types', 'native', '--cache-dir', cache), cwd: copy, before: (run) => edit(path.join(copy, edited), run) },
    // ESLint ends with 1 when it found something, which here it should.
    { name: 'ESLint, typed', args: eslint.args, cwd: root, allowed: [0, 1], isEslint: true },
    ...(tools === undefined ? [] : thatRun(otherTools(tools, { root, files: own.server, tsconfig: eslint.tsconfig, folder }), say)),
  ].map((it) => ({ ...it, measured: [] }));
  // What is warm was reviewed once before.
  await measure(review(copy, '--types', 'native', '--cache-dir', cache), { cwd: copy });
  const findings = new Map();
  for (let run = 0; run < runs; run += 1) {
    for (const row of rows) {
      row.before?.(run);
      row.measured.push(await measure(row.args, { cwd: row.cwd, env: row.env, allowed: row.allowed ?? [0] }));
      say(`  ${row.name}: ${described(row.measured.at(-1))}`);
      if (row.isOurs) findings.set(row.name, JSON.stringify(resultsOf(report)));
    }
  }
  const isSame = new Set(findings.values()).size === 1;
  const [results = '[]'] = findings.values();
  const linted = readEslintOutput(eslint.output);
  const latency = {};
  for (const types of ['native', 'ts6']) {
    const server = path.join(path.dirname(given.cli), 'server.js');
    latency[types] = await measureLatency(server, copy, own.server.filter((it) => it !== edited).slice(0, 3), given.quick ? 4 : 12, types);
    say(`  keystrokes, ${types}: p50 ${latency[types].p50.toFixed(0)} ms, p95 ${latency[types].p95.toFixed(0)} ms, worst ${latency[types].worst.toFixed(0)} ms`);
  }
  const editor = given.editor ? await measureEditor(copy, fileFor(copy, own.server), packaged()) : undefined;
  return {
    name,
    note,
    ...(commit === undefined ? {} : { commit }),
    files: own.all.length,
    serverFiles: own.server.length,
    isSame,
    findings: countBy(JSON.parse(results), (it) => it.ruleId),
    eslint: linted,
    rows: rows.map((it) => ({ name: it.name, ...summary(it.measured) })),
    latency,
    ...(editor === undefined ? {} : { editor }),
  };
}

/** What a report tells of the code. */
function resultsOf(report) {
  return JSON.parse(fs.readFileSync(report, 'utf8')).runs[0].results;
}

/** Adds a line to a function's file, another one each time. */
function edit(file, run) {
  fs.appendFileSync(file, `export function added${run}() {\n  return ${run};\n}\n`);
}

async function measureGrowth() {
  const points = [];
  for (const count of given.quick ? [100, 300, 1000] : [100, 300, 1000, 3000, 10_000, 20_000]) {
    const { root } = generatedCorpus(count);
    const measured = [];
    for (let run = 0; run < runs; run += 1) measured.push(await measure([given.cli, 'review', '--root', root, '--no-cache', '--format', 'sarif', '--fail-on', 'never', '--output', path.join(benchFolder, 'growth-review.json')], { cwd: root }));
    points.push({ files: count, ...summary(measured) });
    say(`  ${count} files: ${described(measured.at(-1))}`);
    fs.rmSync(root, { recursive: true, force: true });
  }
  if (!given.quick) fs.writeFileSync(path.join(repository, 'docs/growth.svg'), growthPlot(points));
  return points;
}

function growthTable() {
  const rows = growth.map((it) => `| ${it.files} | ${it.seconds.toFixed(1)} | ${it.cpuSeconds.toFixed(1)} | ${((it.cpuSeconds * 1000) / it.files).toFixed(2)} | ${Math.round(it.megabytes)} |`);
  return ['| files | s | CPU s | CPU ms a file | MB |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
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

/** Server code whatever stands around it, so that it is looked at before the first review. */
function fileFor(root, server) {
  return server.find((it) => /from '(?:express|fastify|koa|hono|@nestjs\/common)'/.test(fs.readFileSync(path.join(root, it), 'utf8'))) ?? server[0];
}

/** The package for this platform where it was made, else the one that runs anywhere. */
function packaged() {
  const own = vsixPath(`${process.platform}-${process.arch}`);
  return fs.existsSync(own) ? own : fs.existsSync(vsixPath()) ? vsixPath() : buildVsix();
}

function inEditor({ without, with: ours }, cold) {
  const drawn = ({ drawn: it }) => `${it.p50.toFixed(0)} / ${it.p95.toFixed(0)} / ${it.worst.toFixed(0)} ms`;
  return `In VS Code: first squiggle ${(ours.squiggle / 1000).toFixed(1)} s after the folder is shown, the file open after ${(ours.opened / 1000).toFixed(1)} s (${(ours.squiggle / cold / 1000).toFixed(2)} of a cold review); a key is drawn after ${drawn(ours)} (p50 / p95 / worst), without the extension ${drawn(without)}.`;
}

function markdown({ name, note, files, serverFiles, isSame, findings, eslint, rows, latency, editor }) {
  const [first] = rows;
  const total = (counts) => Object.values(counts).reduce((sum, it) => sum + it, 0);
  const cells = rows.map((it) => `| ${it.name} | ${it.seconds.toFixed(2)} | ${(it.seconds / first.seconds).toFixed(2)} × | ${it.cpuSeconds.toFixed(1)} | ${Math.round(it.megabytes)} |`);
  const keys = Object.entries(latency).map(([types, it]) => `${types} ${it.p50.toFixed(0)} / ${it.p95.toFixed(0)} / ${it.worst.toFixed(0)} ms over ${it.edits} edits, review of everything ${it.whole.p50.toFixed(0)} / ${it.whole.p95.toFixed(0)} ms, first diagnostics of the file alone ${it.instant.p50.toFixed(0)} / ${it.instant.p95.toFixed(0)} ms, first review ${(it.firstReview / 1000).toFixed(1)} s`);
  return [
    `### ${name}${note === '' ? '' : ` (${note})`}`,
    '',
    `${files} files, ${serverFiles} of them server code. Median of ${runs} ${runs === 1 ? 'run' : 'runs'}, in turns; ${machine.cpus} cores (${machine.model}), Node ${machine.node}.`,
    `Plumbline finds ${total(findings)}, ESLint ${total(eslint.byRule)}${eslint.fatal > 0 ? ` (${eslint.fatal} files unread)` : ''}; both checkers give ${isSame ? 'the same bytes' : 'DIFFERENT reviews'}.`,
    `Keystroke to the findings of the edited file through the server, p50 / p95 / worst, with the wait of 250 ms: ${keys.join('; ')}.`,
    ...(editor === undefined ? [] : [inEditor(editor, first.seconds)]),
    '',
    '| | s | beside the first | CPU s | MB |',
    '| --- | --- | --- | --- | --- |',
    ...cells,
  ].join('\n');
}

function build() {
  const { status } = spawnSync(process.execPath, [path.join(repository, 'esbuild.mjs')], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
