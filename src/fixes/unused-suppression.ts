/** Takes away a comment that allows what nobody finds. */
import type { Fix, FixInput } from './fix.js';
import { offsetOf, parse, replace } from './syntax.js';

export function unusedSuppression({ finding, text, fileName }: FixInput): readonly Fix[] {
  const source = parse(fileName, text);
  if (source === undefined) return [];
  const start = offsetOf(source, finding.location.start);
  const end = offsetOf(source, finding.location.end);
  if (start === undefined || end === undefined || !/^\/[/*]/.test(text.slice(start, end))) return [];

  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  const after = /^[ \t]*(\r?\n|$)/.exec(text.slice(end));
  const standsAlone = start - before === lineStart && after !== null;
  const edit = standsAlone
    ? replace(source, finding.location.file, lineStart, end + after[0].length, '')
    : replace(source, finding.location.file, after === null ? start : start - before, end, '');
  return [{ title: 'Remove the comment', edits: [edit], preferred: true }];
}
