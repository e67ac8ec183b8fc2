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

/** What stood around the place. Readers see the lines; the search uses the rest. */
export interface AnchorContext {
  /** Up to three lines above and below. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What precedes the text on its first line, and what follows it on its last. */
  readonly lead: string;
  readonly tail: string;
  /** A hash of every line around the place, four characters each; see `sketch.ts`. */
  readonly sketch: string;
  /** Number of the sketch's first line. */
  readonly sketchStart: number;
}

/** Where an anchor's code is now. */
export interface AnchorPlace {
  /**
   * `exact`: the same text in the same file, among the same code, whatever its line. `moved`: the same text elsewhere.
   * `changed`: the place is there, and its text was edited, or so much around it that it may be other code that reads the
   * same. `lost`: the code is gone; the place is where it last was.
   */
  readonly state: 'exact' | 'moved' | 'changed' | 'lost';
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}
