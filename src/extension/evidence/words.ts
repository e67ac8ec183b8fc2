/** Evidence in a few words, as titles, trees and comment threads show it. Nothing here knows VS Code, so tests read it alone. */
import type { EvidenceItem, EvidenceSession, PracticeSummary } from '../../protocol/evidence.js';

export type Level = EvidenceItem['level'];
export type Shows = EvidenceItem['shows'];
export type PlaceState = 'exact' | 'moved' | 'changed' | 'lost';

/** Lowest first, as the rubric has them. */
export const levels: readonly Level[] = ['emerging', 'solid', 'senior', 'principal'];

export function levelTitle(level: Level): string {
  return `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
}

export function showsTitle(shows: Shows): string {
  return shows === 'strength' ? 'Strength' : 'Growth';
}

export function sourceTitle(source: EvidenceItem['source']): string {
  const titles = { code: 'Code', file: 'File', signal: 'Found in the repository', interview: 'Interview', 'pull-request': 'Pull-request comment', document: 'Document' };
  return titles[source];
}

/** What became of the code, or of the file, since it was recorded, as a sentence. */
export function stateSentence(state: PlaceState, source: EvidenceItem['source']): string {
  const ofFile = {
    exact: 'The file is as it was.',
    moved: 'The same file has another name now.',
    changed: 'The file was edited since.',
    lost: 'The file is gone.',
  };
  const ofCode = {
    exact: 'The code is as it was.',
    moved: 'The same code is in another place now.',
    changed: 'The code was edited since.',
    lost: 'The code is gone; this is where it last was.',
  };
  return (source === 'file' ? ofFile : ofCode)[state];
}

/** Such as `Growth, senior`. */
export function ratingOf({ shows, level }: Pick<EvidenceItem, 'shows' | 'level'>): string {
  return `${showsTitle(shows)}, ${level}`;
}

/** Such as `1.2 Module boundaries`. */
export function practiceTitle(id: string, practices: readonly PracticeSummary[]): string {
  const found = practices.find((it) => it.id === id);
  return found === undefined ? id : `${found.section} ${found.title}`;
}

/** The note's first line, cut where a row ends anyway. */
export function firstLine(text: string, longest = 90): string {
  const line = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

/** Below the title of the view: what a reader of the session should know about it. */
export function sessionMessage({ sealed, erased, blind, problems, reviewers }: EvidenceSession, reviewer: string, hidden: readonly string[]): string | undefined {
  const isClosed = reviewers.some((it) => it.name === reviewer && it.closed);
  const sentences = [
    ...(erased ? ['This session was erased.'] : []),
    ...(sealed ? ['This session is sealed: nothing can be added.'] : []),
    ...(isClosed && !sealed ? ['You closed your part. “Manage Review Session” lets you go on.'] : []),
    ...(hidden.length > 0 ? [`Blind: the notes of ${hidden.join(', ')} are hidden until you close your part. A view, not a lock on the files.`] : []),
    ...(blind && hidden.length === 0 && !isClosed && !sealed ? ['Blind: notes of others stay hidden until you close your part. A view, not a lock on the files.'] : []),
    ...problems,
  ];
  return sentences.length === 0 ? undefined : sentences.join('\n');
}

/** Breaks text into lines of at most `longest` characters, between words. */
export function wrapped(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text that a notification cannot read a link into: it makes links of `[words](address)`. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
