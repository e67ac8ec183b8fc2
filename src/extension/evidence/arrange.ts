/** Which evidence is shown, in which groups and in which order. Nothing here knows VS Code, so tests read it alone. */
import type { EvidenceItem, PracticeSummary } from '../../protocol/evidence.js';
import { levels, practiceTitle, type Level, type PlaceState } from './words.js';

export type Grouping = 'practice' | 'file' | 'reviewer';

/** What is left out; an empty list leaves nothing out. */
export interface EvidenceFilter {
  readonly shows: readonly EvidenceItem['shows'][];
  readonly states: readonly PlaceState[];
  readonly reviewers: readonly string[];
  readonly openOnly: boolean;
}

export const noFilter: EvidenceFilter = { shows: [], states: [], reviewers: [], openOnly: false };

export interface EvidenceGroup {
  /** The same for the same group after a change, so that it stays open. */
  readonly key: string;
  readonly title: string;
  /** What the group's evidence comes to, in words; never a number for a person. */
  readonly summary: string;
  readonly items: readonly EvidenceItem[];
}

export function isFiltered(filter: EvidenceFilter): boolean {
  return filter.openOnly || filter.shows.length + filter.states.length + filter.reviewers.length > 0;
}

export function filtered(items: readonly EvidenceItem[], { shows, states, reviewers, openOnly }: EvidenceFilter): readonly EvidenceItem[] {
  return items.filter((it) =>
    (shows.length === 0 || shows.includes(it.shows)) &&
    (states.length === 0 || (it.place !== undefined && states.includes(it.place.state))) &&
    (reviewers.length === 0 || reviewers.includes(it.by)) &&
    (!openOnly || !it.resolved));
}

export function grouped(items: readonly EvidenceItem[], by: Grouping, practices: readonly PracticeSummary[]): readonly EvidenceGroup[] {
  const groups = new Map<string, EvidenceItem[]>();
  for (const item of inPlaceOrder(items)) {
    const key = keyOf(item, by);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(item);
  }
  const made = [...groups].map(([key, members]): EvidenceGroup => ({
    key: `${by}:${key}`,
    title: by === 'practice' ? practiceTitle(key, practices) : key,
    summary: by === 'practice' ? practiceSummary(members) : `${members.length}`,
    items: members,
  }));
  return made.sort((a, b) => orderOf(a, by, practices) - orderOf(b, by, practices) || compare(a.title, b.title));
}

/** By file and line; what stands on no code comes last, oldest first. */
export function inPlaceOrder(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  return [...items].sort((a, b) => {
    if (a.place === undefined || b.place === undefined) {
      return Number(a.place === undefined) - Number(b.place === undefined) || compare(a.time, b.time) || compare(a.id, b.id);
    }
    const { start } = a.place;
    const other = b.place.start;
    return compare(a.place.uri, b.place.uri) || start.line - other.line || start.character - other.character || compare(a.id, b.id);
  });
}

export interface At {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** The next piece after a place, or the one before it; the other end follows the last. `undefined` without any on code. */
export function neighbour(items: readonly EvidenceItem[], at: At | undefined, step: 1 | -1): EvidenceItem | undefined {
  const placed = inPlaceOrder(items).filter((it) => it.place !== undefined);
  if (at === undefined) return placed.at(step === 1 ? 0 : -1);
  const side = ({ place }: EvidenceItem): number =>
    place === undefined ? 0 : compare(place.uri, at.uri) || place.start.line - at.line || place.start.character - at.character;
  const found = step === 1 ? placed.find((it) => side(it) > 0) : placed.findLast((it) => side(it) < 0);
  return found ?? placed.at(step === 1 ? 0 : -1);
}

function keyOf(item: EvidenceItem, by: Grouping): string {
  if (by === 'practice') return item.practice;
  if (by === 'reviewer') return item.by;
  if (item.place === undefined && item.file === undefined) return 'Without code';
  return item.label.replace(/:\d+(?:-\d+)?$/, '');
}

/** Practices in the order of the article; what stands on no code after the files. */
function orderOf({ key, items }: EvidenceGroup, by: Grouping, practices: readonly PracticeSummary[]): number {
  if (by === 'file') return Number(key === 'file:Without code');
  if (by === 'reviewer') return 0;
  const section = practices.find((it) => it.id === items[0]?.practice)?.section ?? '99.9';
  const [competency = 99, practice = 9] = section.split('.').map(Number);
  return competency * 100 + practice;
}

/** What each reviewer saw, such as `Ann: senior; Ben: solid to senior`. One reviewer needs no name. */
function practiceSummary(items: readonly EvidenceItem[]): string {
  const reviewers = [...new Set(items.map((it) => it.by))].sort(compare);
  const range = (name: string): string => {
    const seen = levels.filter((level: Level) => items.some((it) => it.by === name && it.level === level));
    return seen.length > 1 ? `${seen[0] ?? ''} to ${seen.at(-1) ?? ''}` : (seen[0] ?? '');
  };
  const [only] = reviewers;
  if (reviewers.length === 1 && only !== undefined) return range(only);
  const ranges = reviewers.map(range);
  const said = reviewers.map((it, index) => `${it}: ${ranges[index] ?? ''}`).join('; ');
  return `${new Set(ranges).size === 1 ? 'agree' : 'differ'} (${said})`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
