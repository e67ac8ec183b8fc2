/** The contract of a fix: a finding and the text it is in, to edits a person may choose. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { TextEdit } from '../analysis/text-edit.js';

export interface FixInput {
  readonly finding: TriagedFinding;
  /** Text of the file the finding is in, as the editor shows it. */
  readonly text: string;
  /** Name of that file; its extension decides how the text is parsed. */
  readonly fileName: string;
}

export interface Fix {
  /** What will happen, as an order: "Await the promise". */
  readonly title: string;
  /** Edits of that one file, none overlapping another. */
  readonly edits: readonly TextEdit[];
  /** True for the fix that is right in nearly every case; at most one a finding. */
  readonly preferred: boolean;
}

/** Gives the fixes of one rule's finding, best first; none when it is not sure that they are right. */
export type FixProvider = (input: FixInput) => readonly Fix[];
