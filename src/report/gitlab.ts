/** The review as a code quality report of GitLab, which shows it in merge requests. */
import type { Severity } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import type { ReportOptions } from './report-options.js';
import { shownFindings } from './shown-findings.js';

/** Renders the JSON array that GitLab reads; each entry has a fingerprint of its own. */
export function renderGitlab(review: Review, options: ReportOptions): string {
  const entries = shownFindings(review, options).map(({ rule, message, severity, status, fingerprint, location }) => ({
    type: 'issue',
    check_name: rule,
    description: status === 'reported' ? message : `${message} (${status})`,
    content: { body: bodyOf(rule, options) },
    categories: ['Bug Risk'],
    severity: status === 'reported' ? severityNames[severity] : 'info',
    fingerprint,
    location: {
      path: location.file,
      lines: { begin: location.start.line + 1, end: location.end.line + 1 },
    },
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

const severityNames: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

function bodyOf(rule: string, { cards }: ReportOptions): string {
  const card = cards.get(rule);
  return card ? `**${card.question}**\n\n${card.sections['Why it matters']}` : '';
}
