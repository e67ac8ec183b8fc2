/** Turns the text of `rules/<id>.md` into a card, or says in one sentence what is wrong with it. */
import { parseDocument } from 'yaml';
import type { Card, Precision } from './card.js';
import { CardError } from './card-error.js';
import { parseSections } from './card-sections.js';
import { practiceTitle } from './practices.js';

/** Parses a card. Throws one `Error` that names the file, what is wrong and what is expected. */
export function parseCard(id: string, text: string): Card {
  const file = `rules/${id}.md`;
  try {
    return parseCardText(id, text);
  } catch (error) {
    if (error instanceof CardError) throw new Error(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Splits a card into its front matter and the Markdown below it; both with `\n` line ends. */
export function splitFrontMatter(text: string): { readonly frontMatter: string; readonly body: string } {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split('\n');
  if (lines[0] !== '---') throw new CardError('the first line must be `---`, followed by the front matter');

  const end = lines.indexOf('---', 1);
  if (end === -1) throw new CardError('the front matter has no end; close it with a line `---`');
  return { frontMatter: lines.slice(1, end).join('\n') + '\n', body: lines.slice(end + 1).join('\n') };
}

const kinds = ['concern', 'strength'] as const;
const levels = ['error', 'warning', 'info', 'off'] as const;
const scopes = ['server', 'tests', 'workspace'] as const;
const keys = [
  'id', 'title', 'question', 'practice', 'kind', 'default', 'milder', 'scope', 'source', 'since', 'precision',
  'edition', 'earlier',
] as const;
type Key = (typeof keys)[number];

function parseCardText(id: string, text: string): Card {
  const { frontMatter, body } = splitFrontMatter(text);
  const fields = readFields(frontMatter);
  const level = choice(fields, 'default', levels);

  const named = line(fields, 'id');
  if (named !== id) throw new CardError(`\`id\` is ${quote(named)}; expected \`${id}\`, the name of the file`);
  const practice = line(fields, 'practice');
  if (practiceTitle(practice) === undefined) {
    throw new CardError(`\`practice\` is ${quote(practice)}; expected an id from src/cards/practices.ts`);
  }

  return {
    id,
    title: line(fields, 'title'),
    question: line(fields, 'question'),
    practice,
    kind: choice(fields, 'kind', kinds),
    default: level,
    milder: fields.milder === undefined ? level : choice(fields, 'milder', levels),
    scope: choice(fields, 'scope', scopes),
    source: line(fields, 'source'),
    since: line(fields, 'since'),
    precision: precision(fields),
    ...(fields.edition === undefined ? {} : { edition: edition(fields.edition) }),
    ...(fields.earlier === undefined ? {} : { earlier: earlier(fields.earlier) }),
    ...parseSections(body),
  };
}

type Fields = Readonly<Partial<Record<Key, unknown>>>;

function readFields(frontMatter: string): Fields {
  const document = parseDocument(frontMatter, { prettyErrors: true });
  const mistake = document.errors[0];
  if (mistake !== undefined) {
    throw new CardError(`the front matter is not YAML: ${mistake.message.split('\n')[0]?.replace(/:$/, '') ?? ''}`);
  }

  const value: unknown = document.toJS();
  if (!isMapping(value)) throw new CardError('the front matter is not a mapping; expected lines such as `title: …`');
  const unknown = Object.keys(value).find((it) => !keys.some((key) => key === it));
  if (unknown !== undefined) throw new CardError(`\`${unknown}\` is no key of a card; expected ${list(keys)}`);
  return value;
}

function line(fields: Fields, key: Key): string {
  const value = fields[key];
  if (value === undefined) throw new CardError(`\`${key}\` is missing`);
  if (typeof value !== 'string' || value.trim() === '' || value.includes('\n')) {
    throw new CardError(`\`${key}\` is ${quote(value)}; expected one line of text`);
  }
  return value;
}

function choice<const Choice extends string>(fields: Fields, key: Key, choices: readonly Choice[]): Choice {
  const value = fields[key];
  const found = choices.find((it) => it === value);
  if (found !== undefined) return found;
  if (value === undefined) throw new CardError(`\`${key}\` is missing; expected ${list(choices)}`);
  throw new CardError(`\`${key}\` is ${quote(value)}; expected ${list(choices)}`);
}

function edition(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}\.\d+$/.test(value)) return value;
  throw new CardError(`an edition is ${quote(value)}; expected text such as \`"2026.1"\`, in quotes, since it is no number`);
}

function earlier(value: unknown): Readonly<Record<string, Card['default']>> {
  if (!isMapping(value)) throw new CardError(`\`earlier\` is ${quote(value)}; expected levels by edition, such as \`{ "2026.1": info }\``);
  return Object.fromEntries(Object.entries(value).map(([key, level]) => {
    const found = levels.find((it) => it === level);
    if (found === undefined) throw new CardError(`\`earlier\` has the level ${quote(level)}; expected ${list(levels)}`);
    return [edition(key), found];
  }));
}

function precision(fields: Fields): Precision | undefined {
  const value = fields.precision;
  if (value === 'generated') return undefined;

  const { right, wrong, unsure, repositories } = isMapping(value) ? value : {};
  if (isCount(right) && isCount(wrong) && isCount(unsure) && isCount(repositories)) {
    return { right, wrong, unsure, repositories };
  }
  throw new CardError(
    `\`precision\` is ${value === undefined ? 'missing' : quote(value)}; expected \`generated\`, which ` +
      '`npm run generate` replaces by the sums of right, wrong, unsure and repositories',
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports whether a value counts something. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

function list(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}
