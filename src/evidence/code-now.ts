/** The code as it is now, prepared for finding anchors in it: many anchors share the work. */
import type { Position } from '../analysis/location.js';
import { hashLine, weightOf, type LineHash } from './sketch.js';

/** Where the texts come from. */
export interface CodeFiles {
  /** Every file that code may have moved to, relative to the root. */
  list(): readonly string[];
  read(path: string): string | undefined;
  /** Named declarations of a file, outer before inner; none where nobody can tell. */
  declarations(path: string): readonly Declaration[];
}

export interface Declaration {
  /** With what it stands in: `InvoiceService.render`. */
  readonly name: string;
  readonly start: Position;
  readonly end: Position;
}

/** A text with what was worked out about it. */
export interface CodeFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly hashes: readonly LineHash[];
  /** Lines by their hash. */
  readonly at: ReadonlyMap<LineHash, readonly number[]>;
}

/** Longer texts are bundles or data. In UTF-16 units. */
export const maximumLength = 1_000_000;

interface KnownFile {
  readonly text: string;
  readonly file: CodeFile;
  declarations?: readonly Declaration[];
}

export class CodeNow {
  private readonly files: CodeFiles;
  private readonly known = new Map<string, KnownFile>();
  private index: ReadonlyMap<LineHash, readonly CodeFile[]> | undefined;

  constructor(files: CodeFiles) {
    this.files = files;
  }

  /** The file as it is at this moment; `undefined` when there is none. */
  file(path: string): CodeFile | undefined {
    const text = this.files.read(path);
    if (text === undefined || text.length > maximumLength) return undefined;
    const known = this.known.get(path);
    if (known?.text === text) return known.file;
    const file = codeFile(path, text);
    this.known.set(path, { text, file });
    return file;
  }

  /** Reports whether a file is there, however long. */
  has(path: string): boolean {
    return this.files.read(path) !== undefined;
  }

  /** Name of the innermost declaration around a range; empty at module level. */
  enclosing(path: string, start: Position, end: Position): string {
    if (this.file(path) === undefined) return '';
    const known = this.known.get(path);
    if (known === undefined) return '';
    known.declarations ??= this.files.declarations(path);
    return enclosingName(known.declarations, start, end);
  }

  /** Files of the same kind that hold a line like this one, as of the last `refresh`. */
  filesWith(hash: LineHash, path: string): readonly CodeFile[] {
    this.index ??= this.indexed();
    const kind = kindOf(path);
    return (this.index.get(hash) ?? []).filter((it) => kindOf(it.path) === kind);
  }

  /** Looks at all files again the next time that code is searched for. */
  refresh(): void {
    this.index = undefined;
  }

  private indexed(): ReadonlyMap<LineHash, readonly CodeFile[]> {
    const index = new Map<LineHash, CodeFile[]>();
    for (const path of this.files.list()) {
      const file = this.file(path);
      for (const hash of file?.at.keys() ?? []) {
        if (file === undefined || weightOf(hash) === 0) continue;
        const holders = index.get(hash);
        if (holders === undefined) index.set(hash, [file]);
        else holders.push(file);
      }
    }
    return index;
  }
}

/** Name of the innermost declaration around a range; the last that fits, since inner ones come later. */
export function enclosingName(declarations: readonly Declaration[], start: Position, end: Position): string {
  let name = '';
  for (const it of declarations) if (it.name !== '' && !isBefore(start, it.start) && !isBefore(it.end, end)) name = it.name;
  return name;
}

/** Lines of a text as editors count them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function codeFile(path: string, text: string): CodeFile {
  const lines = linesOf(text);
  const hashes = lines.map(hashLine);
  const at = new Map<LineHash, number[]>();
  for (const [line, hash] of hashes.entries()) {
    const before = at.get(hash);
    if (before === undefined) at.set(hash, [line]);
    else before.push(line);
  }
  return { path, lines, hashes, at };
}

/** Code moves between languages of one family, and hardly ever out of it. */
function kindOf(path: string): string {
  const extension = /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '';
  return /^\.[cm]?[jt]sx?$/.test(extension) ? 'script' : extension;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
