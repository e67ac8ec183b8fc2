/** One run: every finding with its triage, plus the problems met on the way. Plain data. */
import type { Notice, Problem, TriagedFinding } from '../analysis/finding.js';
import type { BaselineState } from '../standards/baseline.js';
import type { CardWording, StandardsError } from '../standards/standards.js';
import type { Evidence } from './found.js';

export type { Evidence, Found } from './found.js';

export interface Coverage {
  /** Calls seen in reviewed files. */
  readonly calls: number;
  /** Calls whose callee was followed to a declaration. */
  readonly resolved: number;
  /** `partial` when packages are missing, `none` when nothing could be typed. */
  readonly types: 'full' | 'partial' | 'none';
  readonly resolver: 'ts6' | 'native';
}

export interface Review {
  readonly edition: string;
  /** Files that were analysed. */
  readonly files: number;
  /** Handlers registered with a known framework. */
  readonly handlers: number;
  readonly coverage: Coverage;
  /** Sorted by location, then rule. */
  readonly findings: readonly TriagedFinding[];
  /** What was accepted at adoption, and no longer occurs. */
  readonly baseline: BaselineState;
  /** What speaks for the code; absent where nobody asked. */
  readonly evidence?: Evidence;
  readonly notices: readonly Notice[];
  readonly problems: readonly Problem[];
  /** Mistakes in `plumbline.json` and in the baseline; while there are any, the last good or the default standards were used. */
  readonly standardsErrors: readonly StandardsError[];
  /** Folders below the root with a `package.json`, sorted. */
  readonly packages: readonly string[];
  /** The team's own words for cards, by rule. They come from the workspace, so they are not to be trusted. */
  readonly wording: Readonly<Record<string, CardWording>>;
  /** Whether any layer or context is declared. */
  readonly layersDeclared: boolean;
}
