/** What the baseline of a workspace should hold, given a review of it. */
import { baselineFile, baselineText, describeEntry, entriesFor } from '../standards/baseline.js';
import type { Review } from './review.js';

export interface NewBaseline {
  /** Path relative to the root. */
  readonly file: string;
  readonly text: string;
  /** Findings that it accepts. */
  readonly findings: number;
  /** How many of them are new in it. */
  readonly added: number;
  /** Entries of the one before that no longer occur. */
  readonly dropped: number;
}

/** The baseline that accepts every finding of a review. */
export function newBaseline({ findings, baseline }: Review): NewBaseline {
  const entries = entriesFor(findings, baseline);
  return {
    file: baselineFile,
    text: baselineText(entries),
    findings: entries.length,
    added: findings.filter((it) => it.status === 'reported').length,
    dropped: baseline.gone.length,
  };
}

/** A review that is about to be accepted does not need the baseline of before, so mistakes in it do not count. */
export function withoutBaselineErrors(review: Review): Review {
  return { ...review, standardsErrors: review.standardsErrors.filter((it) => it.location.file !== baselineFile) };
}

/** The entries of a baseline that no longer occur, each in words. */
export function goneEntries({ baseline }: Review): readonly string[] {
  return baseline.gone.map(describeEntry);
}
