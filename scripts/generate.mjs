/**
 * Rebuilds what is derived from something else: the index of rules, the precision in the cards, the schema of
 * `plumbline.json`, and the tables in README, ARCHITECTURE and docs. With `--check` it changes nothing, names the stale files
 * and exits with 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseJsonc } from 'jsonc-parser';
import { register } from 'tsx/esm/api';

const root = join(import.meta.dirname, '..');

class GenerateError extends Error {}

register();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // What an author can repair is one sentence; anything else is a mistake in our code, and its stack helps.
  const isSentence = error instanceof GenerateError || error?.cause?.constructor.name === 'CardError';
  console.error(isSentence ? error.message : error);
  process.exitCode = 1;
}

async function main(options) {
  const unknown = options.find((it) => it !== '--check');
  if (unknown !== undefined) throw new GenerateError(`generate knows --check, not ${unknown}`);

  const stale = (await outputs()).filter(({ file, text }) => read(file) !== text);
  if (options.includes('--check')) {
    if (stale.length === 0) return 0;
    console.error(`Out of date, run \`npm run generate\`:\n${stale.map(({ file }) => `  ${file}`).join('\n')}`);
    return 1;
  }
  for (const { file, text } of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`wrote ${file}`);
  }
  return 0;
}

/** Every generated file with the text that it should have. */
async function outputs() {
  const rules = await loadRules();
  const cards = await loadCards();
  for (const { id } of rules) {
    if (!cards.some((it) => it.card.id === id)) throw new GenerateError(`src/rules/${id}.ts has no card; write rules/${id}.md`);
  }
  return [
    { file: 'src/rules/index.ts', text: ruleIndex(rules) },
    ...cards.map(({ file, text }) => ({ file, text })),
    { file: 'media/plumbline.schema.json', text: `${JSON.stringify(await schema(rules, cards), null, 2)}\n` },
    { file: 'media/plumbline.editor.schema.json', text: `${JSON.stringify(await editorSchema(rules, cards), null, 1)}\n` },
    ...table('README.md', 'rules', () => rulesTable(cards), { required: true }),
    ...table('ARCHITECTURE.md', 'folders', foldersTable, { required: false }),
    ...table('docs/strengths.md', 'strengths', await detectorsTable('strength'), { required: false }),
    ...table('docs/signals.md', 'signals', await detectorsTable('signal'), { required: false }),
  ];
}

async function loadRules() {
  const ids = names('src/rules', '.ts').filter((it) => it !== 'rule' && it !== 'index');
  return Promise.all(
    ids.map(async (id) => {
      const name = camelCase(id);
      const rule = (await load(`src/rules/${id}.ts`))[name];
      if (rule === undefined) throw new GenerateError(`src/rules/${id}.ts exports no \`${name}\`; a rule's main export is its file's name`);
      if (rule.id !== id) throw new GenerateError(`src/rules/${id}.ts declares the id "${rule.id}"; expected \`${id}\`, the name of the file`);
      return { id, name, options: rule.options };
    }),
  );
}

/** The cards, with the precision that their readings add up to. */
async function loadCards() {
  const { parseCard } = await load('src/cards/parse-card.ts');
  const { sumPrecision, withPrecision } = await load('src/cards/precision.ts');
  const ids = names('rules', '.md');
  const orphan = names('docs/precision', '.csv').find((it) => !ids.includes(it));
  if (orphan !== undefined) throw new GenerateError(`docs/precision/${orphan}.csv has no card rules/${orphan}.md`);

  return ids.map((id) => {
    const file = `rules/${id}.md`;
    const before = read(file);
    parseCard(id, before);
    const readings = `docs/precision/${id}.csv`;
    const text = withPrecision(before, sum(sumPrecision, readings));
    return { file, text, card: parseCard(id, text) };
  });
}

function sum(sumPrecision, file) {
  const text = read(file);
  if (text === undefined) return undefined;
  try {
    return sumPrecision(file, text);
  } catch (error) {
    throw new GenerateError(error.message, { cause: error });
  }
}

function ruleIndex(rules) {
  const imports = [`import type { Rule } from './rule.js';`, ...rules.map(({ id, name }) => `import { ${name} } from './${id}.js';`)];
  return (
    '/** Every rule, sorted by id. Written by `npm run generate`. */\n' +
    `${imports.join('\n')}\n\n` +
    `export const rules: readonly Rule[] = [${rules.map(({ name }) => `\n  ${name},`).join('')}${rules.length > 0 ? '\n' : ''}];\n`
  );
}

async function schema(rules, cards) {
  const { standardsSchema } = await load('src/standards/schema.ts');
  const titleOf = (id) => cards.find(({ card }) => card.id === id).card.title;
  return standardsSchema(rules.map(({ id, options }) => ({ id, options, title: titleOf(id) })));
}

/** What VS Code completes and explains with; mistakes come from our own server. */
async function editorSchema(rules, cards) {
  const { editorSchema: lenient } = await load('src/standards/editor-schema.ts');
  return lenient(await schema(rules, cards));
}

function rulesTable(cards) {
  const rows = cards.map(({ card, file }) => {
    const level = card.milder === card.default ? card.default : `${card.default} or ${card.milder}`;
    return `| [\`${card.id}\`](${file}) | \`${card.practice}\` | ${level} | ${rightOfRead(card.precision)} |`;
  });
  return ['| rule | practice | default | right of read |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rightOfRead(precision) {
  if (precision === undefined) return 'not read yet';
  const { right, wrong, unsure } = precision;
  return `${right} of ${right + wrong + unsure}`;
}

/** What was read of each strength, or of each signal. */
async function detectorsTable(kind) {
  const { sumReadings } = await load('src/cards/precision.ts');
  const detectors = (await load(`src/${kind}s/index.ts`))[`${kind}Detectors`];
  return () => {
    const file = `docs/${kind}s.csv`;
    const sums = sum((path, text) => sumReadings(path, text, kind), file) ?? new Map();
    const orphan = [...sums.keys()].find((id) => !detectors.some((it) => it.id === id));
    if (orphan !== undefined) throw new GenerateError(`${file} has readings of ${orphan}, and there is no ${kind} of that name`);
    const rows = [...detectors].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, title, practices }) => {
      const read = sums.get(id);
      return `| \`${id}\` | ${title} | ${practices.map((it) => `\`${it}\``).join(', ')} | ${rightOfRead(read)} | ${read?.repositories ?? ''} |`;
    });
    return [`| ${kind} | what it is | practice | right of read | repositories |`, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
  };
}

function foldersTable() {
  const text = read('plumbline.json');
  if (text === undefined) throw new GenerateError('ARCHITECTURE.md has a table of folders, and there is no plumbline.json to take it from');
  const { layers = [] } = parseJsonc(text, [], { allowTrailingComma: true });
  const code = (values) => values.map((it) => `\`${it}\``).join(', ');
  const rows = layers.map(({ name, files, mayImport }) => `| ${name} | ${code(files)} | ${mayImport.join(', ') || 'nothing'} |`);
  return ['| layer | files | may import |', '| --- | --- | --- |', ...rows].join('\n');
}

/** A document with the table between its two markers rebuilt; nothing when there is no such document. */
function table(file, name, content, { required }) {
  const text = read(file);
  if (text === undefined) return [];

  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 && to === -1 && !required) return [];
  if (from === -1 || to < from) throw new GenerateError(`${file} has no place for its table; expected the lines ${start} and ${end}, in this order`);
  return [{ file, text: `${text.slice(0, from + start.length)}\n${content()}\n${text.slice(to)}` }];
}

/** The text of a file with `\n` line ends, whatever the checkout made of them; `undefined` when there is none. */
function read(file) {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
}

/** Names of a folder's files with the given ending, without it, sorted alike on every machine. */
function names(folder, ending) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((it) => it.endsWith(ending))
    .map((it) => it.slice(0, -ending.length))
    .sort();
}

function load(file) {
  return import(pathToFileURL(join(root, file)).href);
}

function camelCase(id) {
  return id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
