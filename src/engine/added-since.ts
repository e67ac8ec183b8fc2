/** What a change adds to a review: findings that match none of before, wherever they moved. */
import type { FindingStatus, Problem, TriagedFinding } from '../analysis/finding.js';
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
  const problems = new Set(before.problems.map(identityOf));
  return {
    ...now,
    findings: now.findings.filter(isAdded),
    problems: now.problems.filter((it) => !problems.has(identityOf(it))),
  };
}

/** What stays of a problem when its line moves. */
function identityOf({ file, message }: Problem): string {
  return JSON.stringify([file, message.replace(/\d+/g, '0')]);
}
