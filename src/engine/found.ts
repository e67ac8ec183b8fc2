/** What speaks for a codebase: strengths in its code and signals beside it. Nothing of it is a mark: people decide what it shows. */
import type { Notice, Problem } from '../analysis/finding.js';
import type { Signal } from '../signals/find-signals.js';
import type { StandardsError } from '../standards/standards.js';
import type { Strength } from '../strengths/find-strengths.js';

export interface Found {
  /** Files that were analysed as code. */
  readonly files: number;
  readonly strengths: readonly Strength[];
  readonly signals: readonly Signal[];
  readonly notices: readonly Notice[];
  readonly problems: readonly Problem[];
  /** Mistakes in `plumbline.json`. */
  readonly standardsErrors: readonly StandardsError[];
}
