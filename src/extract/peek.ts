/** What a file says as it reads now, beside all that is kept of it: for an answer while it is typed. */
import type { SourceFiles } from '../analysis/source-files.js';
import type { SyntaxFacts } from '../facts/facts.js';
import { parse } from './source-trees.js';
import { extractSyntax } from './syntax-facts.js';

/** Larger files, in UTF-16 units, take longer than a keystroke may. */
const maximumLength = 300_000;

/** Syntax facts of a file with the text they came from; `undefined` where it cannot be read at once. */
export function peekSyntax(files: SourceFiles, file: string): { readonly syntax: SyntaxFacts; readonly text: string } | undefined {
  const text = files.read(file);
  if (text === undefined || text.length > maximumLength) return undefined;
  try {
    return { syntax: extractSyntax(parse(`${files.root}/${file}`, text), file).facts, text };
  } catch {
    // Nested too deeply for a recursive reader; the review says so.
    return undefined;
  }
}
