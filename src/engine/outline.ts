/** The named functions and classes of a file, for saying what a place stands in. No types are asked. */
import type { Position } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { isSource } from '../extract/extractor.js';
import { SourceTrees } from '../extract/source-trees.js';
import { extractSyntax } from '../extract/syntax-facts.js';
import type { Span } from '../facts/facts.js';

export interface OutlineEntry {
  /** With what it stands in: `InvoiceService.render`. */
  readonly name: string;
  readonly start: Position;
  readonly end: Position;
}

/** Larger files are bundles. In UTF-16 units. */
const maximumLength = 1_000_000;

/** Named declarations of one file, outer before inner; none for a file that is no source or cannot be read. */
export function outlineOf(files: Pick<SourceFiles, 'read' | 'root'>, path: string): readonly OutlineEntry[] {
  const text = isSource(path) ? files.read(path) : undefined;
  if (text === undefined || text.length > maximumLength) return [];
  const absolute = `${files.root === '/' ? '' : files.root}/${path}`;
  const tree = new SourceTrees(reading(absolute, text, files.root)).get(absolute);
  if (tree === undefined) return [];
  const { functions, classes } = extractSyntax(tree, path).facts;
  const entries = [...classes, ...functions].filter((it) => it.name !== '').map(({ name, span }) => entryOf(name, span));
  return entries.sort((a, b) => before(a.start, b.start) || before(b.end, a.end));
}

function entryOf(name: string, [line, character, endLine, endCharacter]: Span): OutlineEntry {
  return { name, start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function before(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** A root that holds one file, so that a tree is parsed and forgotten again. */
function reading(absolute: string, text: string, root: string): SourceFiles {
  return {
    root,
    list: () => [],
    read: (it) => (it === absolute ? text : undefined),
    readFailure: () => undefined,
    size: () => text.length,
    isFile: (it) => it === absolute,
    isFolder: () => false,
    folders: () => [],
    realPath: (it) => it,
  };
}
