/** The part of a card below its front matter: the sections in their order, and the examples inside them. */
import MarkdownIt from 'markdown-it';
import type { Card, CardSection, Example } from './card.js';
import { CardError } from './card-error.js';

/** The sections of every card, in the order that readers find them. */
export const cardSections: readonly CardSection[] = [
  'Why it matters',
  'Incorrect',
  'Correct',
  'In review',
  'When to allow it',
  'Further reading',
];

/** Reads the sections and examples. What readers do not see, such as preambles, is left out of the sections. */
export function parseSections(body: string): Pick<Card, 'sections' | 'incorrect' | 'correct'> {
  const headings = findHeadings(body);
  const lines = body.split('\n');
  const first = headings[0];
  const before = lines.slice(0, first?.line ?? lines.length).join('\n').trim();
  if (before !== '') throw new CardError(`there is text above the first section; it starts with "${firstLine(before)}"`);

  const raw: Partial<Record<CardSection, string>> = {};
  for (const [index, name] of cardSections.entries()) {
    const heading = headings[index];
    if (heading?.title !== name) {
      const found = heading === undefined ? 'the card ends' : `"## ${heading.title}" stands`;
      throw new CardError(`${found} where "## ${name}" is expected; the sections are ${cardSections.join(', ')}`);
    }
    const text = lines.slice(heading.line + 1, headings[index + 1]?.line ?? lines.length).join('\n').trim();
    if (text === '') throw new CardError(`"## ${name}" is empty`);
    raw[name] = text;
  }
  const extra = headings[cardSections.length];
  if (extra !== undefined) throw new CardError(`"## ${extra.title}" is no section of a card; the last is Further reading`);

  const text = raw as Record<CardSection, string>;
  return {
    sections: mapSections((name) => readersView(text[name], name)),
    incorrect: examplesOf(text, 'Incorrect'),
    correct: examplesOf(text, 'Correct'),
  };
}

const markdown = new MarkdownIt('commonmark');
const cut = /^\s*\/\/ ---cut---\s*$/;

function findHeadings(body: string): readonly { readonly title: string; readonly line: number }[] {
  const tokens = markdown.parse(body, {});
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open' || token.level !== 0) return [];
    const title = tokens[index + 1]?.content ?? '';
    if (token.tag === 'h1') throw new CardError(`"# ${title}" is a title; expected it in the front matter as \`title\``);
    return token.tag === 'h2' ? [{ title, line: token.map?.[0] ?? 0 }] : [];
  });
}

function examplesOf(text: Readonly<Record<CardSection, string>>, section: CardSection): readonly Example[] {
  const examples = fencesOf(text[section]).map((fence): Example => {
    const lines = fence.content.replace(/\n$/, '').split('\n');
    const at = cutOf(lines, section);
    return {
      language: fence.language,
      shown: showFileNames(lines.slice(at + 1)).join('\n').trim(),
      whole: lines.filter((_, index) => index !== at).join('\n') + '\n',
    };
  });
  if (examples.length === 0) throw new CardError(`"## ${section}" has no example; expected a block of \`ts\` or \`js\``);
  return examples;
}

/** A section as readers see it: without preambles, and with file names as plain comments. */
function readersView(text: string, section: CardSection): string {
  const lines: (string | undefined)[] = text.split('\n');
  for (const fence of fencesOf(text)) {
    const block = lines.slice(fence.start, fence.end).map((it) => it ?? '');
    const at = cutOf(block, section);
    const shown = showFileNames(block);
    for (const [index, line] of shown.entries()) lines[fence.start + index] = index <= at ? undefined : line;
    // A blank line between the cut and the code would open the block with nothing.
    for (let next = fence.start + at + 1; at !== -1 && lines[next]?.trim() === '' && next < fence.end; next++) {
      lines[next] = undefined;
    }
  }
  return lines.filter((it) => it !== undefined).join('\n');
}

interface Fence {
  readonly language: string;
  readonly content: string;
  /** First and last-but-one line of the code, counted in the section. */
  readonly start: number;
  readonly end: number;
}

const reviewed: ReadonlySet<string> = new Set(['ts', 'js', 'jsonc']);

/** The blocks of a section that the rule reviews; blocks in other languages only illustrate. */
function fencesOf(text: string): readonly Fence[] {
  return markdown.parse(text, {}).flatMap((token) => {
    const language = token.info.trim();
    if (token.type !== 'fence' || token.map === null || !reviewed.has(language)) return [];
    return [{ language, content: token.content, start: token.map[0] + 1, end: token.map[1] - 1 }];
  });
}

/** Index of the line that ends the preamble, or -1 when there is none. */
function cutOf(lines: readonly string[], section: CardSection): number {
  const cuts = lines.flatMap((line, index) => (cut.test(line) ? [index] : []));
  if (cuts.length > 1) throw new CardError(`an example under "## ${section}" has ${cuts.length} \`// ---cut---\` lines; expected one`);
  return cuts[0] ?? -1;
}

function showFileNames(lines: readonly string[]): readonly string[] {
  return lines.map((it) => it.replace(/^(\s*\/\/) @filename:/, '$1'));
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function mapSections(value: (name: CardSection) => string): Readonly<Record<CardSection, string>> {
  return Object.fromEntries(cardSections.map((it) => [it, value(it)])) as Record<CardSection, string>;
}
