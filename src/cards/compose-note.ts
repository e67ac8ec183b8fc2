/** Composes what a hover says about one finding: the card's words, the finding's path, the reader's level. */
import type { Finding, RelatedLocation } from '../analysis/finding.js';
import type { Card, CardSection, Example } from './card.js';
import { codeBlock, escapeMarkdown } from './escape-markdown.js';

/** How much a reader wants to be told. */
export type CoachingLevel = 'junior' | 'mid' | 'senior';

/** What a hover holds. A part that the reader's level leaves out is absent. */
export interface Note {
  readonly ruleId: string;
  /** Practice id, such as `architecture/module-boundaries`. */
  readonly practice: string;
  readonly title: string;
  readonly question?: string;
  /** First paragraph of *Why it matters*. */
  readonly why?: string;
  /** The path that makes the finding true; empty when its location says it all. */
  readonly path: readonly RelatedLocation[];
  /** The smallest change that would satisfy the rule: the card's first correct example. */
  readonly fix?: Pick<Example, 'language' | 'shown'>;
  /** First paragraph of *When to allow it*. */
  readonly allowWhen?: string;
}

/** Juniors are told everything, mid-levels the question and the trade-off, seniors the message alone. */
export function composeNote(card: Card, finding: Finding, level: CoachingLevel): Note {
  const about = { ruleId: card.id, practice: card.practice, title: card.title };
  if (level === 'senior') return { ...about, path: [] };

  const tradeOff = {
    question: card.question,
    why: firstParagraph(card, 'Why it matters'),
    allowWhen: firstParagraph(card, 'When to allow it'),
  };
  if (level === 'mid') return { ...about, ...tradeOff, path: [] };

  const [example] = card.correct;
  return {
    ...about,
    ...tradeOff,
    path: finding.related,
    ...(example !== undefined && { fix: { language: example.language, shown: example.shown } }),
  };
}

/** Renders a note as plain Markdown for the first screen of a hover. What the workspace says in it is text, never markup. */
export function renderNote(note: Note, finding: Finding): string {
  const parts = [
    escapeMarkdown(finding.message),
    note.question === undefined ? '' : `**${note.question}**`,
    note.why ?? '',
    renderPath(note.path),
    note.fix === undefined ? '' : codeBlock(note.fix.language, note.fix.shown),
    note.allowWhen === undefined ? '' : `*When to allow it:* ${note.allowWhen}`,
  ];
  return parts.filter((it) => it !== '').join('\n\n');
}

/** A longer path keeps its first steps and its last: where it starts and where it ends. */
const shownSteps = 4;

function renderPath(path: readonly RelatedLocation[]): string {
  const files = [...new Set(path.map((it) => it.location.file))];
  const steps = path.map(({ location, message }) => {
    const place = `${shortPath(location.file, files)}:${location.start.line + 1}`;
    return `- ${escapeMarkdown(place)} — ${escapeMarkdown(message)}`;
  });
  if (steps.length > shownSteps) {
    const hidden = steps.length - shownSteps + 1;
    steps.splice(shownSteps - 2, hidden, `- … ${hidden} more steps`);
  }
  return steps.join('\n');
}

/** The end of a path that tells a file from the others: `routes.ts`, or `orders/index.ts` where the name says little. */
function shortPath(file: string, files: readonly string[]): string {
  const parts = file.split('/');
  for (let count = /^index\./.test(parts.at(-1) ?? '') ? 2 : 1; count < parts.length; count++) {
    const end = parts.slice(-count).join('/');
    if (files.every((it) => it === file || !`/${it}`.endsWith(`/${end}`))) return end;
  }
  return file;
}

function firstParagraph(card: Card, section: CardSection): string {
  return (card.sections[section].split(/\n[ \t]*\n/)[0] ?? '').replace(/\s*\n\s*/g, ' ');
}
