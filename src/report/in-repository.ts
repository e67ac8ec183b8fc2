/** Names files as the repository around the reviewed root does. */
import type { SourceLocation } from '../analysis/location.js';
import type { Review } from '../engine/review.js';

/** The review with every path below `prefix`, which is empty or ends with a slash. */
export function inRepository(review: Review, prefix: string): Review {
  if (prefix === '') return review;
  const moved = (location: SourceLocation): SourceLocation => ({ ...location, file: prefix + location.file });
  return {
    ...review,
    findings: review.findings.map((it) => ({
      ...it,
      location: moved(it.location),
      related: it.related.map((step) => ({ ...step, location: moved(step.location) })),
    })),
    problems: review.problems.map((it) => ({ ...it, file: it.file === '' ? '' : prefix + it.file, ...(it.location ? { location: moved(it.location) } : {}) })),
  };
}
