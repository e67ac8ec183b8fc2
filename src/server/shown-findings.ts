/** Chooses which findings of a review a folder shows. */
import type { TriagedFinding } from '../analysis/finding.js';
import { onlyAdded } from '../engine/only-added.js';
import type { Review } from '../engine/review.js';

/** The code as it was where the branch began. */
export interface Before {
  readonly review: Review;
  /** Reports whether a file lies in a submodule, whose history is another repository's. */
  isInSubmodule(file: string): boolean;
}

export interface Shown {
  /** Show only what was not there before; absent shows everything. */
  readonly before?: Before;
  /** Whether findings that the baseline accepts are shown, dimmed. */
  readonly withBaselined: boolean;
}

/** The review as it is shown: with `before`, only what the branch adds, by the same matching as `--since`. */
export function shownReview(review: Review, { before }: Shown): Review {
  return before === undefined ? review : onlyAdded(before.review, review, (file) => before.isInSubmodule(file));
}

export function isShown({ status }: TriagedFinding, { withBaselined }: Shown): boolean {
  return status === 'reported' || (withBaselined && status === 'baselined');
}
