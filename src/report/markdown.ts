/** The review as Markdown for a pull request: what was seen, why it matters, the question to ask, by practice. */
import type { TriagedFinding } from '../analysis/finding.js';
import { codeSpan, escapeMarkdown } from '../cards/escape-markdown.js';
import type { Review } from '../engine/review.js';
import type { ReportOptions } from './report-options.js';
import { count, countFindings, describeExtent, foundBy, groupByPractice, shownFindings, type RuleGroup } from './shown-findings.js';

/** Places told for one rule; the rest is counted. */
const shownPlaces = 15;
/** A comment on GitHub holds 65,536 characters; what would not fit is counted. */
const longest = 60_000;

/** Renders a summary that fits one comment. Text of the workspace stays text. */
export function renderMarkdown(review: Review, options: ReportOptions): string {
  const blocks = groupByPractice(shownFindings(review, options)).flatMap(({ title, rules }) =>
    rules.map((rule, index) => ({ heading: index === 0 ? [`### ${title}`] : [], text: ruleSection(rule, options), findings: rule.findings.length })),
  );
  const head = ['## Plumbline', `**${countFindings(review)}**${describeExtent(review)}`];
  const foot = [...problemSection(review), ...review.notices.map((it) => `_Note: ${escapeMarkdown(it.message)}_`)];
  let length = [...head, ...foot].join('\n\n').length;
  const body: string[] = [];
  let left = 0;
  for (const { heading, text, findings } of blocks) {
    const parts = [...heading, text];
    length += parts.join('\n\n').length + 2;
    if (length > longest) left += findings;
    else body.push(...parts);
  }
  const more = left === 0 ? [] : [`_${count(left, 'more finding')} did not fit here; the full report has ${left === 1 ? 'it' : 'them'}._`];
  return `${[...head, ...body, ...more, ...foot].join('\n\n')}\n`;
}

function ruleSection({ rule, severity, findings }: RuleGroup, { cards }: ReportOptions): string {
  const card = cards.get(rule);
  const shown = findings.slice(0, shownPlaces);
  const rest = findings.length - shown.length;
  return [
    `#### ${marks[severity]} ${card ? card.title : escapeMarkdown(rule)} (${codeSpan(rule)})`,
    shown.map(placeLine).join('\n') + (rest === 0 ? '' : `\n- … and ${rest} more`),
    ...(card ? [`**Why it matters.** ${card.sections['Why it matters'].replace(/\n(?!\n)/g, ' ')}`, `> **Ask:** ${card.question}`] : []),
  ].join('\n\n');
}

const marks = { error: '🔴', warning: '🟡', info: '🔵' } as const;

function placeLine(finding: TriagedFinding): string {
  const { location, message, status, reason, related, source } = finding;
  const known = status === 'reported' ? '' : ` _(${status}${reason === null ? '' : `: ${escapeMarkdown(reason)}`})_`;
  const path = related.map((it) => `\n  - ${codeSpan(`${it.location.file}:${it.location.start.line + 1}`)} ${escapeMarkdown(it.message)}`);
  return `- ${codeSpan(`${location.file}:${location.start.line + 1}`)} ${escapeMarkdown(message)}${source ? ` _(${escapeMarkdown(foundBy(finding))})_` : ''}${known}${path.slice(0, 6).join('')}`;
}

function problemSection({ problems }: Review): readonly string[] {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, shownPlaces).map(({ file, message }) => `- ${file === '' ? '' : `${codeSpan(file)} `}${escapeMarkdown(message)}`);
  const rest = problems.length - lines.length;
  return [`### Not analysed\n\n${lines.join('\n')}${rest === 0 ? '' : `\n- … and ${rest} more`}`];
}
