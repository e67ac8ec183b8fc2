/** Words that every form of the scorecard shares. */
import { levelTitles } from '../cards/practice-card.js';
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

/** A ground of a red flag in words, without its place. */
export function groundTitle(ground: Ground): string {
  if (ground.kind === 'evidence') return ground.citation.note === '' ? showsTitle(ground.citation) : ground.citation.note;
  return `${ground.message} (${ground.rule}${ground.accepted ? ', confirmed by a reviewer' : ', not yet looked at by a reviewer'})`;
}

/** The first of the files that show something, as `mark` writes a file, and how many more there are. */
export function filesTitle({ files }: ToLookAt, mark: (file: string) => string): string {
  const [first = ''] = files;
  const more = files.length - 1;
  return `${mark(first)}${more > 0 ? ` and ${more} more` : ''}`;
}

export function factsOf({ id, openedAt, revision, reviewers, seal }: ScorecardSession): readonly (readonly [string, string])[] {
  return [
    ['Session', id],
    ['Opened', openedAt?.slice(0, 10) ?? 'unknown'],
    ['Revision', revision ?? 'none, the folder is not under git'],
    ['Reviewers', reviewers.join(', ')],
    ...(seal === 'none' ? [] : [['Seal', seal === 'intact' ? 'sealed, and unchanged since' : 'broken: something is missing or was changed'] as const]),
  ];
}
