/** What a report needs beside the review: the words of the cards, the texts of files, and what was asked for. */
import type { ChangedLines } from '../analysis/changed-lines.js';
import type { Severity } from '../analysis/finding.js';
import type { Card } from '../cards/card.js';
import type { Grouping } from './group-findings.js';

export interface ReportOptions {
  /** Version of Plumbline. */
  readonly version: string;
  /** By rule id. */
  readonly cards: ReadonlyMap<string, Card>;
  readonly colour: boolean;
  /** How the text report groups findings above their files; `undefined` for one list. */
  readonly groupBy?: Grouping | undefined;
  /** Text of a file, for code frames; `undefined` leaves the frame out. */
  readonly textOf: (file: string) => string | undefined;
  /** Whether findings that were suppressed, waived or baselined are told in formats that otherwise leave them out. */
  readonly includeSuppressed: boolean;
  /** The severity from which a finding fails the run. */
  readonly failOn: Severity | 'never';
  /** Folder of the reviewed root in its repository, with a slash at the end; empty where both are one. */
  readonly prefix: string;
  /** Lines that the change shows, by file; `undefined` when no change was named. */
  readonly diff: ChangedLines | undefined;
}
