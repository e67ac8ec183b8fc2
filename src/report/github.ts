/** The review as workflow commands of GitHub Actions, which become annotations of the changed lines. */
import type { Severity, TriagedFinding } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import type { Review } from '../engine/review.js';
import { withoutControls } from './characters.js';
import type { ReportOptions } from './report-options.js';
import { countFindings, describeExtent, foundBy, shownFindings } from './shown-findings.js';

/** Renders one command a finding and a problem, and a summary line that is none. */
export function renderGithub(review: Review, options: ReportOptions): string {
  const lines = [
    ...shownFindings(review, options).map((it) => toAnnotation(it, options)),
    ...review.problems.map(({ file, message, location }) => toCommand('warning', { ...(file === '' ? {} : { file }), ...(location ? toPlace(location) : {}), title: 'Plumbline could not analyse this' }, message)),
    ...review.notices.map((it) => toCommand('notice', { title: 'Plumbline' }, it.message)),
    `${countFindings(review)}${describeExtent(review)}`,
  ];
  return `${lines.join('\n')}\n`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function toAnnotation(finding: TriagedFinding, { cards }: ReportOptions): string {
  const card = cards.get(finding.rule);
  const title = `${card?.title ?? finding.rule} (${finding.rule})${finding.status === 'reported' ? '' : `, ${finding.status}`}`;
  const path = finding.related.map(({ location, message }) => `→ ${location.file}:${location.start.line + 1} ${message}`);
  const text = [finding.message, ...(finding.source ? [`Found by ${foundBy(finding)}`] : []), ...path, ...(card ? ['', card.question] : [])].join('\n');
  const command = finding.status === 'reported' ? commands[finding.severity] : 'notice';
  return toCommand(command, { file: finding.location.file, ...toPlace(finding.location), title }, text);
}

/** Columns are read only where the annotation stays on one line. */
function toPlace({ start, end }: SourceLocation): Readonly<Record<string, number>> {
  if (end.line !== start.line) return { line: start.line + 1, endLine: end.line + 1 };
  return { line: start.line + 1, endLine: start.line + 1, col: start.character + 1, endColumn: end.character + 1 };
}

function toCommand(command: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${given.join(',')}::${escapeData(message)}`;
}

/** A new line would begin a command of the workspace's own choice. */
function escapeData(text: string): string {
  return withoutControls(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
