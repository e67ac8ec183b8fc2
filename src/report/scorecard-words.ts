/** Words that every form of the scorecard shares. */
import { levelTitles } from '../cards/practice-card.js';
import { showInvisible } from '../cards/escape-markdown.js';
import type { Citation } from '../evidence/cite.js';
import type { Ground } from '../evidence/red-flags.js';
import type { LevelRange, ScorecardCell, ScorecardSession, ToLookAt } from '../evidence/scorecard.js';

export const introduction =
  'This page arranges what people recorded. It gives no total and no score: levels are what reviewers saw in single places, and an empty field means that nobody looked there yet.';

export const flagsIntroduction = 'Reasons to ask, not verdicts. What a program found counts as evidence only once a person recorded it.';

export function rangeTitle(range: LevelRange | null): string {
  if (range === null) return 'Not seen';
  return range.from === range.to ? levelTitles[range.from] : `${levelTitles[range.from]} to ${levelTitles[range.to]}`;
}

export function agreementTitle({ agreement, readings }: ScorecardCell): string {
  if (agreement === 'unseen') return 'Nobody recorded anything.';
  if (agreement === 'one') return `Seen by ${readings[0]?.reviewer ?? ''} alone.`;
  const each = readings.map((it) => `${it.reviewer}: ${rangeTitle(it).toLowerCase()}`).join('; ');
  return agreement === 'agree' ? `The reviewers agree (${each}).` : `The reviewers differ (${each}).`;
}

const states: Readonly<Record<string, string>> = { exact: '', moved: 'moved since', changed: 'edited since', lost: 'no longer there' };

/** What became of the code since it was recorded; empty when nothing did. */
export function stateTitle({ place }: Citation): string {
  return place === undefined ? '' : (states[place.state] ?? '');
}

export function sourceTitle({ source }: Citation): string {
  const titles = { code: 'code', file: 'file', signal: 'in the repository', interview: 'interview', 'pull-request': 'pull request', document: 'document' };
  return titles[source];
}

export function showsTitle({ shows }: Citation): string {
  return shows === 'strength' ? 'Strength' : 'Room to grow';
}

/** Most lines of code that a page shows for one piece of evidence, and most characters of a line. */
const excerptLines = 8;
const excerptWidth = 160;

/** The code as it was recorded, so that a reader needs no access to it: its first lines, off its indentation. None without code. */
export function excerptOf({ text = '' }: Citation): readonly string[] {
  const [first = '', ...rest] = text.replaceAll('\t', '  ').trimEnd().split('\n');
  if (text.trim() === '') return [];
  const indents = rest.filter((it) => it.trim() !== '').map((it) => it.length - it.trimStart().length);
  const lines = [first.trimStart(), ...rest.map((it) => it.slice(Math.min(...indents)))];
  const shown = lines.slice(0, excerptLines).map(showInvisible).map((it) => (it.length > excerptWidth ? `${it.slice(0, excerptWidth)}…` : it));
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, `… and ${more} more ${more === 1 ? 'line' : 'lines'}`];
}

/** Said beside the title of a flag whose grounds nobody recorded. */
export const rulesAlone = 'by rules alone';

/** The grounds of a red flag by what is behind them: what people recorded comes first. */
export function groundGroups(grounds: readonly Ground[]): readonly { readonly title: string; readonly grounds: readonly Ground[] }[] {
  return [
    { title: 'Recorded by reviewers:', grounds: grounds.filter((it) => it.kind === 'evidence') },
    { title: 'Found by a rule, and recorded there by a reviewer:', grounds: grounds.filter((it) => it.kind === 'finding' && it.accepted) },
    { title: 'Found by a rule, and recorded by no reviewer:', grounds: grounds.filter((it) => it.kind === 'finding' && !it.accepted) },
  ].filter((it) => it.grounds.length > 0);
}

/** A ground of a red flag in words, without its place. */
export function groundTitle(ground: Ground): string {
  if (ground.kind === 'evidence') return ground.citation.note === '' ? showsTitle(ground.citation) : ground.citation.note;
  return `${ground.message} (${ground.rule})`;
}

/** The first of the files that show something, as `mark` writes a file, and how many more there are. */
export function filesTitle({ files }: ToLookAt, mark: (file: string) => string): string {
  const [first = ''] = files;
  const more = files.length - 1;
  return `${mark(first)}${more > 0 ? ` and ${more} more` : ''}`;
}

export function factsOf({ id, openedAt, revision, repository, reviewers, closed, seal }: ScorecardSession): readonly (readonly [string, string])[] {
  return [
    ['Session', id],
    ['Opened', openedAt?.slice(0, 10) ?? 'unknown'],
    ['Revision', revision ?? 'none, the folder is not under git'],
    ...(repository === null ? [] : [['Repository', repository] as const]),
    ['Reviewers', reviewers.map((it) => (closed.includes(it) ? it : `${it} (still reviewing)`)).join(', ')],
    ...(seal === 'none' ? [] : [['Seal', seal === 'intact' ? 'sealed, and unchanged since' : 'broken: something is missing or was changed'] as const]),
  ];
}
