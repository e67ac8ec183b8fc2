/** The lines around a finding, cut to what the finding stands on. */
import type { SourceLocation } from '../analysis/location.js';

export interface FrameLine {
  /** Counted from one. */
  readonly number: number;
  /** The line in three parts; only a line that the finding stands on has a middle. */
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

const around = 2;
const longestLine = 200;
const mostLines = 9;

/** Lines with their indentation in common taken away; none where the text is missing or a line is too long to be read. */
export function codeFrame({ start, end }: SourceLocation, text: string | undefined): readonly FrameLine[] {
  if (text === undefined) return [];
  const all = text.split('\n').map((it) => it.replace(/\r$/, ''));
  if (all[start.line] === undefined) return [];
  const last = Math.min(end.line, start.line + mostLines - 1 - 2 * around);
  const first = Math.max(0, start.line - around);
  const lines = all.slice(first, last + around + 1);
  if (lines.some((it) => it.length > longestLine)) return [];
  const indents = lines.filter((it) => it.trim() !== '').map((it) => /^[ \t]*/.exec(it)?.[0].length ?? 0);
  const indent = Math.min(...indents, start.character);
  return lines.map((line, index): FrameLine => {
    const at = first + index;
    const shown = line.slice(indent);
    if (at < start.line || at > end.line) return { number: at + 1, before: shown, marked: '', after: '' };
    const from = at === start.line ? Math.max(0, start.character - indent) : 0;
    const to = at === end.line ? Math.max(from, end.character - indent) : shown.length;
    return { number: at + 1, before: shown.slice(0, from), marked: shown.slice(from, to), after: shown.slice(to) };
  });
}
