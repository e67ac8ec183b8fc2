/** What speaks for a codebase: strengths in its code and signals beside it. Nothing of it is a mark: people decide what it shows. */
import type { Notice, Problem } from '../analysis/finding.js';
import type { Signal } from '../signals/find-signals.js';
import type { StandardsError } from '../standards/standards.js';
import type { Strength } from '../strengths/find-strengths.js';

export interface Evidence {
  /** What a senior reviewer would point at in the code, sorted by location. */
  readonly strengths: readonly Strength[];
  /** The same in the workspace's artefacts, sorted by practice. */
  readonly signals: readonly Signal[];
}

export interface Found extends Evidence {
  /** Files that were analysed as code. */
  readonly files: number;
  readonly notices: readonly Notice[];
  readonly problems: readonly Problem[];
  /** Mistakes in `plumbline.json`. */
  readonly standardsErrors: readonly StandardsError[];
}
