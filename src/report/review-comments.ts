/** Comments for a bot on a pull request: only on lines that the change shows, since hosts refuse all others. */
import type { ChangedLines } from '../analysis/changed-lines.js';
import type { TriagedFinding } from '../analysis/finding.js';
import { codeSpan, escapeMarkdown } from '../cards/escape-markdown.js';
import type { Review } from '../engine/review.js';
import type { ReportOptions } from './report-options.js';
import { shownFindings } from './shown-findings.js';

/** Renders comments in the words of GitHub's API, and beside them what stands outside the change. */
export function renderReviewComments(review: Review, options: ReportOptions): string {
  const diff = options.diff ?? new Map<string, never>();
  const shown = shownFindings(review, options);
  const isInside = (it: TriagedFinding): boolean => rangeOf(it, diff) !== undefined;
  const report = {
    schemaVersion: 1,
    comments: shown.filter(isInside).map((it) => ({ ...placeOf(it, diff), body: bodyOf(it, options), rule: it.rule, severity: it.severity, fingerprint: it.fingerprint })),
    outside: shown
      .filter((it) => !isInside(it))
      .map(({ rule, severity, message, location, fingerprint }) => ({ path: location.file, line: location.start.line + 1, message, rule, severity, fingerprint })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function rangeOf({ location }: TriagedFinding, diff: ChangedLines): readonly [number, number] | undefined {
  return diff.get(location.file)?.find(([first, last]) => location.start.line >= first && location.start.line <= last);
}

/** A comment on several lines stays inside one part of the change; `line` is its last. */
function placeOf(finding: TriagedFinding, diff: ChangedLines): Readonly<Record<string, string | number>> {
  const { file, start, end } = finding.location;
  const last = Math.min(end.line, rangeOf(finding, diff)?.[1] ?? start.line);
  const single = { path: file, side: 'RIGHT', line: last + 1 };
  return last > start.line ? { ...single, start_line: start.line + 1, start_side: 'RIGHT' } : single;
}

function bodyOf({ rule, message, related }: TriagedFinding, { cards }: ReportOptions): string {
  const card = cards.get(rule);
  const path = related.map((it) => `- ${codeSpan(`${it.location.file}:${it.location.start.line + 1}`)} ${escapeMarkdown(it.message)}`);
  const parts = [
    escapeMarkdown(message),
    path.join('\n'),
    ...(card ? [`**${card.question}**`, (card.sections['Why it matters'].split(/\n\s*\n/)[0] ?? '').replace(/\s*\n\s*/g, ' ')] : []),
    `_Plumbline: ${codeSpan(rule)}_`,
  ];
  return parts.filter((it) => it !== '').join('\n\n');
}
