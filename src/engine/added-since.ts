/** What a change adds to a review: findings that match none of before, wherever they moved. */
import type { FindingStatus, TriagedFinding } from '../analysis/finding.js';
import { matchFindings } from '../standards/match-findings.js';
import type { Review } from './review.js';

/**
 * The review of now with what was not there before. What was known before and is reported now counts as added too: the
 * change took its suppression, waiver or entry in the baseline away. Problems of before are left out.
 */
export function addedSince(before: Review, now: Review): Review {
  const { known } = matchFindings(before.findings, now.findings);
  const isAdded = (finding: TriagedFinding): boolean => {
    const earlier: FindingStatus | undefined = known.get(finding)?.status;
    return earlier === undefined || (finding.status === 'reported' && earlier !== 'reported');
  };
  const problems = new Set(before.problems.map((it) => JSON.stringify([it.file, it.message])));
  return {
    ...now,
    findings: now.findings.filter(isAdded),
    problems: now.problems.filter((it) => !problems.has(JSON.stringify([it.file, it.message]))),
  };
}
