/** Turns the text of `rules/practices/<competency>/<practice>.md` into a card, or says in one sentence what is wrong with it. */
import MarkdownIt, { type Token } from 'markdown-it';
import { parseDocument } from 'yaml';
import { CardError } from './card-error.js';
import { splitFrontMatter } from './parse-card.js';
import { levels, type Level, type PracticeCard } from './practice-card.js';
import { practiceTitle, sectionNumber } from './practices.js';

/** The sections of every practice, in the order that readers find them. */
export const practiceSections = [
  'What it is', 'Done well', 'Only imitated', 'Questions to ask', 'What to look for', 'Red flags', 'Further reading',
] as const;
type Section = (typeof practiceSections)[number];

/** Parses a practice's card. Throws one `Error` that names the file, what is wrong and what is expected. */
export function parsePractice(id: string, text: string): PracticeCard {
  try {
    return parsePracticeText(id, text);
  } catch (error) {
    if (error instanceof CardError) throw new Error(`rules/practices/${id}.md: ${error.message}`, { cause: error });
    throw error;
  }
}

const keys = ['id', 'title', 'competency', 'source', 'strengths', 'signals', 'peopleOnly', 'rubric'] as const;
type Key = (typeof keys)[number];
type Fields = Readonly<Partial<Record<Key, unknown>>>;

function parsePracticeText(id: string, text: string): PracticeCard {
  const { frontMatter, body } = splitFrontMatter(text);
  const fields = readFields(frontMatter);
  if (practiceTitle(id) === undefined) throw new CardError(`no practice has the id \`${id}\`; expected one from src/cards/practices.ts`);
  expectLine(fields, 'id', id, 'the path of the file');
  const competency = id.split('/')[0] ?? '';
  expectLine(fields, 'competency', competency, 'the folder of the file');
  const source = line(fields, 'source');
  const number = sectionNumber(id) ?? '';
  if (!source.startsWith(`${number} `)) throw new CardError(`\`source\` is "${source}"; expected the article's section ${number} and its title`);

  const sections = readSections(body);
  return {
    id,
    title: line(fields, 'title'),
    competency,
    source,
    rubric: readRubric(fields.rubric),
    whatItIs: sections['What it is'],
    doneWell: sections['Done well'],
    onlyImitated: sections['Only imitated'],
    furtherReading: sections['Further reading'],
    questions: listOf(sections, 'Questions to ask'),
    lookFor: listOf(sections, 'What to look for'),
    redFlags: listOf(sections, 'Red flags'),
    strengths: readList(fields, 'strengths'),
    signals: readList(fields, 'signals'),
    peopleOnly: readList(fields, 'peopleOnly'),
  };
}

function readFields(frontMatter: string): Fields {
  const document = parseDocument(frontMatter, { prettyErrors: true });
  const mistake = document.errors[0];
  if (mistake !== undefined) {
    throw new CardError(`the front matter is not YAML: ${mistake.message.split('\n')[0]?.replace(/:$/, '') ?? ''}`);
  }
  const value: unknown = document.toJS();
  if (!isMapping(value)) throw new CardError('the front matter is not a mapping; expected lines such as `title: …`');
  const unknown = Object.keys(value).find((it) => !keys.some((key) => key === it));
  if (unknown !== undefined) throw new CardError(`\`${unknown}\` is no key of a practice; expected ${keys.join(', ')}`);
  return value;
}

function line(fields: Fields, key: Key): string {
  const value = fields[key];
  if (value === undefined) throw new CardError(`\`${key}\` is missing`);
  if (typeof value !== 'string' || value.trim() === '' || value.includes('\n')) {
    throw new CardError(`\`${key}\` is ${JSON.stringify(value)}; expected one line of text`);
  }
  return value;
}

/** A list of texts; none where the key is absent. */
function readList(fields: Fields, key: Key): readonly string[] {
  const value = fields[key];
  if (value === undefined) return [];
  const texts = Array.isArray(value) ? value.filter((it): it is string => typeof it === 'string' && it.trim() !== '') : [];
  if (!Array.isArray(value) || texts.length < value.length) throw new CardError(`\`${key}\` is ${JSON.stringify(value)}; expected a list of texts, such as \`[bounded-concurrency]\``);
  return texts;
}

function expectLine(fields: Fields, key: Key, expected: string, why: string): void {
  const value = line(fields, key);
  if (value !== expected) throw new CardError(`\`${key}\` is "${value}"; expected \`${expected}\`, ${why}`);
}

/** One sentence a level, or a list of them. */
function readRubric(value: unknown): Readonly<Record<Level, readonly string[]>> {
  if (!isMapping(value)) throw new CardError(`\`rubric\` is ${value === undefined ? 'missing' : 'no mapping'}; expected the levels ${levels.join(', ')}`);
  const unknown = Object.keys(value).find((it) => !levels.some((level) => level === it));
  if (unknown !== undefined) throw new CardError(`\`rubric\` has a level "${unknown}"; expected ${levels.join(', ')}`);
  const entries = levels.map((level) => {
    const given = value[level];
    const list: readonly unknown[] = Array.isArray(given) ? given : [given];
    const texts = list.filter((it): it is string => typeof it === 'string' && it.trim() !== '').map((it) => it.trim());
    if (texts.length === 0 || texts.length < list.length) {
      throw new CardError(`\`rubric.${level}\` is ${given === undefined ? 'missing' : JSON.stringify(given)}; expected a sentence or a list of sentences`);
    }
    return [level, texts];
  });
  return Object.fromEntries(entries) as Record<Level, readonly string[]>;
}

const markdown = new MarkdownIt('commonmark');

function readSections(body: string): Readonly<Record<Section, string>> {
  const lines = body.split('\n');
  const tokens = markdown.parse(body, {});
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.level === 0 && (token.tag === 'h1' || token.tag === 'h2')
      ? [{ title: `${token.tag === 'h1' ? '# ' : '## '}${tokens[index + 1]?.content ?? ''}`, line: token.map?.[0] ?? 0 }]
      : [],
  );
  const before = lines.slice(0, headings[0]?.line ?? lines.length).join('\n').trim();
  if (before !== '') throw new CardError(`there is text above the first section; it starts with "${before.split('\n')[0] ?? ''}"`);
  const entries = practiceSections.map((name, index): readonly [Section, string] => {
    const heading = headings[index];
    if (heading?.title !== `## ${name}`) {
      const found = heading === undefined ? 'the card ends' : `"${heading.title}" stands`;
      throw new CardError(`${found} where "## ${name}" is expected; the sections are ${practiceSections.join(', ')}`);
    }
    const text = lines.slice(heading.line + 1, headings[index + 1]?.line ?? lines.length).join('\n').trim();
    if (text === '') throw new CardError(`"## ${name}" is empty`);
    return [name, text];
  });
  const extra = headings[practiceSections.length];
  if (extra !== undefined) throw new CardError(`"${extra.title}" is no section of a practice; the last is Further reading`);
  return Object.fromEntries(entries) as Record<Section, string>;
}

/** The items of the one list that a section consists of. */
function listOf(sections: Readonly<Record<Section, string>>, name: Section): readonly string[] {
  const tokens = markdown.parse(sections[name], {});
  const outside = tokens.find((it) => it.level === 0 && it.type !== 'bullet_list_open' && it.type !== 'bullet_list_close');
  if (outside !== undefined) throw new CardError(`"## ${name}" holds more than a list; expected lines that start with "- "`);
  return tokens.flatMap((token, index) => (token.type === 'inline' && isFirstOfItem(tokens, index) ? [token.content.replace(/\s+/g, ' ')] : []));
}

function isFirstOfItem(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 2]?.type === 'list_item_open';
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
