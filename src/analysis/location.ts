/** Where something is in the source. Shared by facts, findings and every surface. */

/** A place in a text. Both numbers count from zero; `character` counts UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range in a file; `end` is exclusive. */
export interface SourceLocation {
  /** Path relative to the reviewed root, with forward slashes. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Orders locations by file, then start, then end, so that every list in the product has one order. */
export function compareLocations(a: SourceLocation, b: SourceLocation): number {
  return (
    compareText(a.file, b.file) ||
    a.start.line - b.start.line ||
    a.start.character - b.start.character ||
    a.end.line - b.end.line ||
    a.end.character - b.end.character
  );
}

/** Orders text by UTF-16 units, independent of the machine's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
