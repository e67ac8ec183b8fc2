// Compares `plumbline routes` with lists of routes that people wrote down by reading the code:
// `node scripts/routes-recall.mjs --truth DIR --corpora DIR [--only NAME] [--verbose]`. DIR/<name>.csv is the list of
// the checkout <corpora>/<name>; DIR/optional/<name>.csv, if any, holds what is neither missed nor invented.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    truth: { type: 'string' },
    corpora: { type: 'string' },
    only: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
});
if (!values.truth || !values.corpora) {
  process.stderr.write('Usage: node scripts/routes-recall.mjs --truth DIR --corpora DIR [--only NAME] [--verbose]\n');
  process.exit(2);
}

const program = path.join(import.meta.dirname, '..', 'dist', 'cli.js');
const names = fs
  .readdirSync(values.truth)
  .filter((it) => it.endsWith('.csv'))
  .map((it) => it.slice(0, -'.csv'.length))
  .filter((it) => !values.only || values.only.includes(it));

let hasMissed = false;
const rows = [];
for (const name of names) {
  const checkout = path.join(values.corpora, name);
  if (!fs.existsSync(checkout)) {
    process.stdout.write(`${name}: no checkout in ${values.corpora}\n`);
    continue;
  }
  const truth = read(path.join(values.truth, `${name}.csv`));
  const optional = read(path.join(values.truth, 'optional', `${name}.csv`));
  const found = routesOf(checkout);
  const { exact, partly, missed, left } = match(truth, found);
  const invented = match(optional, left).left;
  rows.push({ name, listed: truth.length, exact: exact.length, partly: partly.length, missed: missed.length, found: found.length, invented: invented.length });
  if (missed.length > 0 || invented.length > 0) hasMissed = true;
  if (!values.verbose) continue;
  for (const it of missed) process.stdout.write(`  - ${text(it)}\n`);
  for (const it of invented) process.stdout.write(`  + ${text(it)}\n`);
  for (const [want, got] of partly) process.stdout.write(`  ~ ${text(want)}  as ${got.path}\n`);
}

process.stdout.write('\n| Repository | Listed | Found | of these path partly unknown | Recall | Reported | Invented |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n');
for (const it of [...rows, total()]) {
  const all = it.exact + it.partly;
  process.stdout.write(`| ${it.name} | ${it.listed} | ${all} | ${it.partly} | ${it.listed === 0 ? '' : `${((100 * all) / it.listed).toFixed(1)} %`} | ${it.found} | ${it.invented} |\n`);
}
process.exit(hasMissed ? 1 : 0);

function total() {
  const sum = (key) => rows.reduce((before, it) => before + it[key], 0);
  return { name: 'All', listed: sum('listed'), exact: sum('exact'), partly: sum('partly'), missed: sum('missed'), found: sum('found'), invented: sum('invented') };
}

function routesOf(checkout) {
  const ran = spawnSync(process.execPath, ['--max-old-space-size=4096', program, 'routes', '--format', 'json', '--root', checkout], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(`plumbline routes failed in ${checkout}: ${ran.stderr}`);
  // The lists hold what arrives over HTTP, queues and sockets; resolvers answer behind one route.
  return JSON.parse(ran.stdout).routes.filter((it) => it.kind !== 'resolver').map(({ method, path: at, file, line }) => ({ method, path: at, file, line }));
}

/** Rows that are the same first, then those that differ only where a path is unknown. */
function match(wanted, found) {
  const left = [...found];
  const take = (want, isSame) => {
    const index = left.findIndex((it) => it.file === want.file && it.line === want.line && it.method === want.method && isSame(it.path));
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  const rest = [];
  const exact = [];
  for (const it of wanted) (take(it, (at) => at === it.path) ? exact : rest).push(it);
  const partly = [];
  const missed = [];
  for (const it of rest) {
    const got = take(it, (at) => at.includes('{?}') && patternOf(at).test(it.path));
    if (got) partly.push([it, got]);
    else missed.push(it);
  }
  return { exact, partly, missed, left };
}

function patternOf(at) {
  return new RegExp(`^${at.replaceAll('/{?}', '{?}').split('{?}').map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}

function read(file) {
  if (!fs.existsSync(file)) return [];
  const [, ...lines] = fs.readFileSync(file, 'utf8').split(/\r?\n/).filter((it) => it !== '');
  return lines.map((line) => {
    const [method, at, source, number] = fields(line);
    return { method, path: at, file: source, line: Number(number) };
  });
}

/** Fields of a line of CSV; one with a comma or a quote in it is quoted. */
function fields(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}

function text({ method, path: at, file, line }) {
  return `${method} ${at} ${file}:${line}`;
}
