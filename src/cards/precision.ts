/**
 * Sums the readings in `docs/precision/<id>.csv` and writes them into a card's front matter, and those of strengths and
 * signals, which stand in one table each. Used by `npm run generate`.
 */
import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Precision } from './card.js';
import { CardError } from './card-error.js';
import { splitFrontMatter } from './parse-card.js';

const columns = 'repository,commit,path,line,verdict,reason';

/** Sums the readings of a rule; `undefined` when there are none yet. Throws one `Error` for a row that cannot be read. */
export function sumPrecision(file: string, text: string): Precision | undefined {
  const [header, ...rows] = parseCsv(text);
  if (header?.fields.join(',') !== columns) throw new Error(`${file}:1: expected the columns ${columns}`);

  const read = rows.map(({ fields, line }) => {
    const [repository, , , , verdict] = fields;
    if (fields.length !== 6 || repository === undefined || repository === '') {
      throw new Error(`${file}:${line}: expected six columns, ${columns}, with commas in text inside quotes`);
    }
    return { repository, verdict: verdictOf(verdict, file, line) };
  });
  return read.length === 0 ? undefined : sumOf(read);
}

/** Sums the readings of many detectors by their ids; the table says in its third column whose a reading is. */
export function sumReadings(file: string, text: string, of: 'strength' | 'signal'): ReadonlyMap<string, Precision> {
  const expected = `repository,commit,${of},path,line,verdict,reason`;
  const [header, ...rows] = parseCsv(text);
  if (header?.fields.join(',') !== expected) throw new Error(`${file}:1: expected the columns ${expected}`);

  const byId = new Map<string, Reading[]>();
  for (const { fields, line } of rows) {
    const [repository, , id, , , verdict] = fields;
    if (fields.length !== 7 || repository === undefined || repository === '' || id === undefined || id === '') {
      throw new Error(`${file}:${line}: expected seven columns, ${expected}, with commas in text inside quotes`);
    }
    byId.set(id, [...(byId.get(id) ?? []), { repository, verdict: verdictOf(verdict, file, line) }]);
  }
  return new Map([...byId].map(([id, read]) => [id, sumOf(read)]));
}

interface Reading {
  readonly repository: string;
  readonly verdict: 'right' | 'wrong' | 'unsure';
}

function verdictOf(verdict: string | undefined, file: string, line: number): Reading['verdict'] {
  if (verdict === 'right' || verdict === 'wrong' || verdict === 'unsure') return verdict;
  throw new Error(`${file}:${line}: the verdict is "${verdict ?? ''}"; expected right, wrong or unsure`);
}

function sumOf(read: readonly Reading[]): Precision {
  const count = (verdict: Reading['verdict']): number => read.filter((it) => it.verdict === verdict).length;
  return { right: count('right'), wrong: count('wrong'), unsure: count('unsure'), repositories: new Set(read.map((it) => it.repository)).size };
}

/** The text of a card with its `precision:` replaced, and everything else as it was. */
export function withPrecision(card: string, precision: Precision | undefined): string {
  const { frontMatter, body } = splitFrontMatter(card);
  const [start, end] = rangeOfPrecision(frontMatter);
  const value =
    precision === undefined
      ? 'generated'
      : `{ right: ${precision.right}, wrong: ${precision.wrong}, unsure: ${precision.unsure}, repositories: ${precision.repositories} }`;
  return `---\n${frontMatter.slice(0, start)} ${value}${frontMatter.slice(end)}---\n${body}`;
}

/** Where the value of `precision:` stands, without the line end that YAML counts to a mapping of several lines. */
function rangeOfPrecision(frontMatter: string): readonly [start: number, end: number] {
  const { contents } = parseDocument(frontMatter);
  const pair = isMap(contents) ? contents.items.find((it) => isScalar(it.key) && it.key.value === 'precision') : undefined;
  if (!isScalar(pair?.key) || !isNode(pair.value)) {
    throw new CardError('`precision` is missing; expected `generated`');
  }
  const start = frontMatter.indexOf(':', pair.key.range[1]) + 1;
  return [start, start + frontMatter.slice(start, pair.value.range[1]).trimEnd().length];
}

interface Row {
  readonly fields: readonly string[];
  /** Counted from one. */
  readonly line: number;
}

/** Reads comma-separated values: quotes may hold commas, line ends and doubled quotes. Blank lines are left out. */
function parseCsv(text: string): readonly Row[] {
  const rows: Row[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let startedAt = 1;

  const normal = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let index = 0; index <= normal.length; index++) {
    const character = normal[index];
    if (quoted && character !== undefined) {
      if (character === '"' && normal[index + 1] === '"') field += normal[++index] ?? '';
      else if (character === '"') quoted = false;
      else field += character;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === ',') {
      fields.push(field);
      field = '';
    } else if (character === '\n' || character === undefined) {
      if (fields.length > 0 || field !== '') rows.push({ fields: [...fields, field], line: startedAt });
      fields = [];
      field = '';
      startedAt = line + 1;
    } else field += character;
    if (character === '\n') line++;
  }
  return rows;
}
