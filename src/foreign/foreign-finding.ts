/** A result of another tool, as its report gives it. */
import type { Position } from '../analysis/location.js';
import type { Severity } from '../analysis/finding.js';

/** A place in words of the report: a path that may be absolute or an address, and lines and columns from zero. */
export interface ForeignPlace {
  readonly path: string;
  readonly start: Position;
  /** Absent where the report names only a start. */
  readonly end?: Position;
  /** Whether columns count code points, and not UTF-16 units. */
  readonly inCodePoints: boolean;
}

export interface ForeignFinding {
  /** The program that wrote the report, in its own words. */
  readonly driver: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: ForeignPlace;
  /** The path that makes it true, nearest cause first. */
  readonly related: readonly { readonly place: ForeignPlace; readonly message: string }[];
  /** Why it is suppressed; the empty string where nobody said, absent where it is not. */
  readonly suppressed?: string;
}

/** A report that cannot be read; the message says what is expected. */
export class ForeignError extends Error {}
