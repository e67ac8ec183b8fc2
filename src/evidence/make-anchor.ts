/** Makes the anchor of a place in a text. */
import type { Position } from '../analysis/location.js';
import type { Anchor } from './anchor.js';
import { enclosingName, linesOf, type Declaration } from './code-now.js';
import { maximumText } from './read-fields.js';
import { hashLine, sketchReach, writeSketch } from './sketch.js';

export interface AnchoredPlace {
  readonly path: string;
  readonly text: string;
  readonly start: Position;
  readonly end: Position;
  readonly declarations: readonly Declaration[];
  readonly revision: string | null;
  /** Whether the text is that of the revision; `undefined` where it cannot be told. */
  readonly committed: boolean | undefined;
}

/** The anchor of a place. A caret without a selection stands for its whole line. */
export function makeAnchor(place: AnchoredPlace): Anchor {
  const lines = linesOf(place.text);
  const { start, end } = clamped(place, lines);
  const sketchStart = Math.max(0, start.line - sketchReach);
  const around = lines.slice(sketchStart, end.line + 1 + sketchReach);
  const text = textBetween(lines, start, end);
  return {
    revision: place.revision,
    ...(place.committed === undefined ? {} : { committed: place.committed }),
    path: place.path,
    enclosing: enclosingName(place.declarations, start, end),
    start,
    end,
    text: text.slice(0, maximumText),
    context: {
      before: lines.slice(Math.max(0, start.line - 3), start.line).map(shortened),
      after: lines.slice(end.line + 1, end.line + 4).map(shortened),
      lead: shortened((lines[start.line] ?? '').slice(0, start.character)),
      tail: shortened((lines[end.line] ?? '').slice(end.character)),
      sketch: writeSketch(around.map(hashLine)),
      sketchStart,
    },
  };
}

export function textBetween(lines: readonly string[], start: Position, end: Position): string {
  const parts = lines.slice(start.line, end.line + 1);
  const last = parts.length - 1;
  return parts.map((it, index) => it.slice(index === 0 ? start.character : 0, index === last ? end.character : undefined)).join('\n');
}

/** Keeps a range within the text, off the start of a line that it only touches, and never empty where the line is not. */
function clamped({ start: givenStart, end: givenEnd }: AnchoredPlace, lines: readonly string[]): { start: Position; end: Position } {
  const start = within(givenStart, lines);
  let end = within(givenEnd, lines);
  if (end.line > start.line && end.character === 0) end = { line: end.line - 1, character: (lines[end.line - 1] ?? '').length };
  const isEmpty = end.line < start.line || (end.line === start.line && end.character <= start.character);
  if (!isEmpty) return { start, end };
  const line = lines[start.line] ?? '';
  return { start: { line: start.line, character: line.length - line.trimStart().length }, end: { line: start.line, character: line.trimEnd().length } };
}

function within({ line, character }: Position, lines: readonly string[]): Position {
  if (line >= lines.length) return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  return { line, character: Math.min(character, (lines[line] ?? '').length) };
}

/** Lines of generated code may be endless, and nobody reads them. */
function shortened(line: string): string {
  return line.slice(0, 500);
}
