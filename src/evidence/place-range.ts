/** The exact range of an anchor on lines where its code was found. */
import type { Position } from '../analysis/location.js';
import type { Anchor } from './anchor.js';
import type { CodeFile } from './code-now.js';

export interface PlacedRange {
  readonly start: Position;
  readonly end: Position;
}

/** The range on the lines `from` to `to`, where the text stands there as it was; indentation aside. */
export function placeUnchanged(anchor: Anchor, file: CodeFile, from: number, to: number): PlacedRange | undefined {
  const parts = anchor.text.split('\n');
  if (parts.length !== to - from + 1) return undefined;
  const firstLine = file.lines[from] ?? '';
  const { lead } = anchor.context;
  const isKeptStart = firstLine.startsWith(lead) && firstLine.startsWith(parts[0] ?? '', lead.length);
  // Where the line was indented anew, the text keeps its distance from the first letter.
  const startColumn = isKeptStart ? lead.length : indentOf(firstLine) + lead.trimStart().length;
  const first = isKeptStart || lead.trim() !== '' ? (parts[0] ?? '') : (parts[0] ?? '').trimStart();
  if (parts.length === 1) {
    if (!firstLine.startsWith(first, startColumn)) return undefined;
    return { start: { line: from, character: startColumn }, end: { line: from, character: startColumn + first.length } };
  }
  if (firstLine.slice(startColumn).trimEnd() !== first.trimEnd()) return undefined;
  for (let index = 1; index < parts.length - 1; index++) {
    if (!isSame(parts[index] ?? '', file.lines[from + index] ?? '', file.path)) return undefined;
  }
  const lastLine = file.lines[to] ?? '';
  const isKeptEnd = lastLine.startsWith(parts.at(-1) ?? '');
  const last = isKeptEnd ? (parts.at(-1) ?? '') : (parts.at(-1) ?? '').trimStart();
  const lastStart = isKeptEnd ? 0 : indentOf(lastLine);
  if (!lastLine.startsWith(last, lastStart)) return undefined;
  return { start: { line: from, character: startColumn }, end: { line: to, character: lastStart + last.length } };
}

/** The range on lines whose text is another now: the old text where it still stands as a whole, else the lines. */
export function placeChanged(anchor: Anchor, file: CodeFile, from: number, to: number): PlacedRange {
  let first = from;
  let last = to;
  while (first < last && (file.lines[first] ?? '').trim() === '') first++;
  while (last > first && (file.lines[last] ?? '').trim() === '') last--;
  if (!anchor.text.includes('\n') && anchor.text.trim() !== '') {
    for (let line = first; line <= last; line++) {
      const at = (file.lines[line] ?? '').indexOf(anchor.text);
      if (at >= 0) return { start: { line, character: at }, end: { line, character: at + anchor.text.length } };
    }
  }
  const firstLine = file.lines[first] ?? '';
  return { start: { line: first, character: indentOf(firstLine) }, end: { line: last, character: (file.lines[last] ?? '').trimEnd().length } };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Indentation is meaning in some languages; elsewhere code that was wrapped or unwrapped stays the same code. */
function isSame(a: string, b: string, path: string): boolean {
  return /\.(?:ya?ml|py)$/i.test(path) ? a.trimEnd() === b.trimEnd() : a.trim() === b.trim();
}
