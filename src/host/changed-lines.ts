/** The lines that a change shows: what it adds or edits, with the lines around it that a host shows too. */
import { structuredPatch } from 'diff';
import type { ChangedLines } from '../analysis/changed-lines.js';
import type { SourceFiles } from '../analysis/source-files.js';

/** Compares the text of files, given relative to the root, with what they were under their name of before. */
export function changedLines(files: readonly string[], before: SourceFiles, now: SourceFiles, prefix: string, renames: ReadonlyMap<string, string>): ChangedLines {
  const lines = new Map<string, readonly (readonly [number, number])[]>();
  for (const file of files) {
    const old = before.read(before.isFile(file) ? file : (renames.get(file) ?? file)) ?? '';
    const text = now.read(file) ?? '';
    if (old === text) continue;
    const { hunks } = structuredPatch(file, file, unified(old), unified(text), '', '', { context: shownAround });
    lines.set(prefix + file, hunks.filter((it) => it.newLines > 0).map((it) => [it.newStart - 1, it.newStart + it.newLines - 2]));
  }
  return lines;
}

const shownAround = 3;

/** A checkout may end lines otherwise than git stores them. */
function unified(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
