/** Which findings a report tells, in which groups, and how it sums them up. */
import type { FindingStatus, Severity, TriagedFinding } from '../analysis/finding.js';
import { compareText } from '../analysis/location.js';
import { competencies } from '../cards/practices.js';
import type { Review } from '../engine/review.js';
import type { ReportOptions } from './report-options.js';

/** Findings of one rule, below the practice that the rule teaches. */
export interface RuleGroup {
  readonly rule: string;
  /** The most that one of them asks for. */
  readonly severity: Severity;
  readonly findings: readonly TriagedFinding[];
}

export interface PracticeGroup {
  readonly practice: string;
  /** Such as `Architecture · Module boundaries`; the id where no such practice is known. */
  readonly title: string;
  readonly rules: readonly RuleGroup[];
}

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Statuses of findings that are known and not reported. */
export const silentStatuses: readonly Exclude<FindingStatus, 'reported'>[] = ['suppressed', 'waived', 'baselined'];

/** Findings that a report tells: the reported ones, and the others where they were asked for. */
export function shownFindings(review: Review, { includeSuppressed }: Pick<ReportOptions, 'includeSuppressed'>): readonly TriagedFinding[] {
  return includeSuppressed ? review.findings : review.findings.filter((it) => it.status === 'reported');
}

/** Groups findings by practice, in the order of the curriculum, and by rule, what asks for most first. */
export function groupByPractice(findings: readonly TriagedFinding[]): readonly PracticeGroup[] {
  const ordered = competencies.flatMap((competency) => competency.practices.map((it) => ({ id: it.id, title: `${competency.title} · ${it.title}` })));
  const known = new Set(ordered.map((it) => it.id));
  const others = [...new Set(findings.map((it) => it.practice))].filter((it) => !known.has(it)).sort(compareText);
  return [...ordered, ...others.map((id) => ({ id, title: id === '' ? 'Other' : id }))].flatMap(({ id, title }) => {
    const rules = groupByRule(findings.filter((it) => it.practice === id));
    return rules.length === 0 ? [] : [{ practice: id, title, rules }];
  });
}

/** Who found it, and under which name where the rule is ours: `typescript-eslint: no-floating-promises`. Empty for our own. */
export function foundBy({ rule, source }: TriagedFinding): string {
  if (source === undefined) return '';
  return source.rule === rule ? source.tool : `${source.tool}: ${source.rule}`;
}

/** Such as `9 findings (1 error, 5 warnings, 3 info), 2 suppressed`. */
export function countFindings(review: Review): string {
  const reported = review.findings.filter((it) => it.status === 'reported');
  const by = (severity: Severity): number => reported.filter((it) => it.severity === severity).length;
  const parts = [count(by('error'), 'error'), count(by('warning'), 'warning'), `${by('info')} info`].filter((it) => !it.startsWith('0 '));
  return reported.length === 0 ? 'No findings' : `${count(reported.length, 'finding')} (${parts.join(', ')})`;
}

/** What follows the count: what is not reported, how much was read, how far calls were followed. Ends with a full stop. */
export function describeExtent(review: Review): string {
  const others = silentStatuses
    .map((status) => ({ status, found: review.findings.filter((it) => it.status === status).length }))
    .filter((it) => it.found > 0)
    .map((it) => `, ${it.found} ${it.status}`)
    .join('');
  const { calls, resolved } = review.coverage;
  const followed = calls === 0 ? '' : `; ${Math.round((100 * resolved) / calls)} % of ${calls} calls followed`;
  const problems = review.problems.length === 0 ? '' : `, ${count(review.problems.length, 'problem')}`;
  return `${others}${problems} in ${count(review.files, 'file')} with ${count(review.handlers, 'handler')}${followed}.`;
}

export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function groupByRule(findings: readonly TriagedFinding[]): readonly RuleGroup[] {
  const groups = new Map<string, TriagedFinding[]>();
  for (const it of findings) groups.set(it.rule, [...(groups.get(it.rule) ?? []), it]);
  const rank = (it: RuleGroup): number => severities.indexOf(it.severity);
  return [...groups]
    .map(([rule, found]): RuleGroup => ({ rule, findings: found, severity: severities.find((it) => found.some((finding) => finding.severity === it)) ?? 'info' }))
    .sort((a, b) => rank(a) - rank(b) || compareText(a.rule, b.rule));
}
