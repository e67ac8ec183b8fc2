/** Evidence on a file as a whole: what is kept of the file, and where the file is now. */
import { createHash } from 'node:crypto';
import type { AnchorPlace } from './anchor.js';
import { linesOf, type CodeFile, type CodeNow } from './code-now.js';
import { leastShareOfFile, renamedFile } from './find-elsewhere.js';
import { hashLine, readSketch, sketchReach, weightOf, writeSketch, type LineHash } from './sketch.js';

export interface FileMark {
  /** Commit that was looked at; `null` without git. */
  readonly revision: string | null;
  /** Whether the file was then as that commit has it; absent where it cannot be told. */
  readonly committed?: boolean;
  /** Of its lines, whatever ends them. */
  readonly digest: string;
  /** A hash of each of its first lines, four characters each; see `sketch.ts`. */
  readonly sketch: string;
}

export interface MarkedFile {
  readonly text: string;
  readonly revision: string | null;
  readonly committed: boolean | undefined;
}

export function markFile({ text, revision, committed }: MarkedFile): FileMark {
  const lines = linesOf(text);
  return {
    revision,
    ...(committed === undefined ? {} : { committed }),
    digest: digestOf(lines),
    sketch: writeSketch(lines.slice(0, 2 * sketchReach).map(hashLine)),
  };
}

/** Where a file is now: `exact` as it was, `moved` under another name, `changed` when it was edited, `lost` when it is gone. */
export function findFile(path: string, mark: FileMark, code: CodeNow): AnchorPlace {
  const own = code.file(path);
  const hashes = readSketch(mark.sketch);
  if (own !== undefined && (isSame(own, mark) || keptShare(hashes, own) >= leastShareOfFile)) return place(path, isSame(own, mark) ? 'exact' : 'changed');
  const renamed = renamedFile(hashes, code, path);
  if (renamed !== undefined && renamed.path !== path) return place(renamed.path, isSame(renamed, mark) ? 'moved' : 'changed');
  // A file of which nothing is left, or that grew beyond what is compared, is there all the same.
  return place(path, code.has(path) ? 'changed' : 'lost');
}

function place(path: string, state: AnchorPlace['state']): AnchorPlace {
  return { state, path, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}

function isSame({ lines }: CodeFile, { digest }: FileMark): boolean {
  return digestOf(lines) === digest;
}

function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Which share of what the lines told is still in a file. */
function keptShare(hashes: readonly LineHash[], file: CodeFile): number {
  const telling = [...new Set(hashes)].filter((it) => weightOf(it) > 0);
  const weigh = (lines: readonly LineHash[]): number => lines.reduce((sum, it) => sum + weightOf(it), 0);
  return telling.length === 0 ? 0 : weigh(telling.filter((it) => file.at.has(it))) / weigh(telling);
}
