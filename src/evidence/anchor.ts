/** What is kept of a place in code, so that it can be found again after the code moved on. */
import type { Position } from '../analysis/location.js';

export interface Anchor {
  /** Commit that was looked at; `null` without git. */
  readonly revision: string | null;
  /** Whether the file was then as that commit has it, so that its lines may be linked to; absent where it cannot be told. */
  readonly committed?: boolean;
  /** Path relative to the root. */
  readonly path: string;
  /** Name of the innermost declaration around it, such as `InvoiceService.render`; empty at module level. */
  readonly enclosing: string;
  readonly start: Position;
  readonly end: Position;
  /** The text itself, with `\n` between lines. */
  readonly text: string;
  readonly context: AnchorContext;
}

/** What stood around the place. Readers see the lines; the search uses the sketch. */
export interface AnchorContext {
  /** Up to three lines above and below. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** A hash of 24 bits of every line around the place, four characters a line; see `sketch.ts`. */
  readonly sketch: string;
  /** Number of the sketch's first line. */
  readonly sketchStart: number;
}
