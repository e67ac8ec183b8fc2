/** Moves findings with the text while the next review is still on its way. */
import type { Position } from '../analysis/location.js';
import type { TriagedFinding } from '../analysis/finding.js';

/** One edit of a document: what was between `start` and `end` became `text`. */
export interface TextChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** Moves the findings of one file across an edit, and drops those whose own text was edited. */
export function movedFindings(findings: readonly TriagedFinding[], change: TextChange): readonly TriagedFinding[] {
  return findings.flatMap((finding) => {
    const { start, end } = finding.location;
    if (isBefore(change.start, end) && isBefore(start, change.end)) return [];
    // An insertion has no width; it touches the finding only when it falls strictly inside.
    if (isBefore(start, change.start) && isBefore(change.start, end)) return [];
    const location = { ...finding.location, start: moved(start, change, 'right'), end: moved(end, change, 'left') };
    return [{ ...finding, location }];
  });
}

/** Reports whether a place lies on a finding; its end counts, so that a caret behind the last letter still hits. */
export function isAt(finding: Pick<TriagedFinding, 'location'>, start: Position, end: Position = start): boolean {
  return !isBefore(end, finding.location.start) && !isBefore(finding.location.end, start);
}

/** Where a position went. At the very place of an insertion, `side` says whether it stays left or goes right. */
function moved(position: Position, change: TextChange, side: 'left' | 'right'): Position {
  if (isBefore(position, change.end)) return position;
  if (side === 'left' && !isBefore(change.start, position)) return position;
  const lines = change.text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  const line = position.line - change.end.line + change.start.line + lines.length - 1;
  if (position.line !== change.end.line) return { line, character: position.character };
  const from = lines.length === 1 ? change.start.character : 0;
  return { line, character: position.character - change.end.character + from + last.length };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
