/** The exit code of a review. */
import type { Severity } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { ExitCode } from './terminal.js';

export interface Thresholds {
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  readonly allowIncomplete?: true;
}

/** The severity from which a finding fails the run. Who says how many warnings may stay does not mean that one fails. */
export function failingSeverity({ failOn, maxWarnings }: Thresholds): Severity | 'never' {
  return failOn ?? (maxWarnings === undefined ? 'warning' : 'error');
}

export function exitCode({ findings, problems }: Review, given: Thresholds): number {
  const reported = findings.filter((it) => it.status === 'reported');
  const failOn = failingSeverity(given);
  if (failOn !== 'never' && reported.some((it) => ranks[it.severity] >= ranks[failOn])) return ExitCode.findings;
  if (reported.filter((it) => it.severity === 'warning').length > (given.maxWarnings ?? Infinity)) return ExitCode.findings;
  return problems.length > 0 && given.allowIncomplete !== true ? ExitCode.incomplete : ExitCode.clean;
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
