/** A change to a text, as a quick fix proposes it. */
import type { SourceLocation } from './location.js';

/** Replaces what is at `location` with `newText`; an empty range inserts. */
export interface TextEdit {
  readonly location: SourceLocation;
  readonly newText: string;
}
