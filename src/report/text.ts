/** The review as text for a terminal: grouped by file, with code frames and the path that makes a finding true. */
import pc from 'picocolors';
import type { Severity, TriagedFinding } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { withoutControls } from './characters.js';
import { groupFindings } from './group-findings.js';
import type { ReportOptions } from './report-options.js';
import { count, countFindings, describeExtent, foundBy } from './shown-findings.js';

type TextOptions = Pick<ReportOptions, 'colour' | 'textOf' | 'groupBy'>;

type Colours = ReturnType<typeof pc.createColors>;

/** Renders a review for people, with a final newline. */
export function renderText(review: Review, options: TextOptions): string {
  const colours = pc.createColors(options.colour);
  const reported = review.findings.filter((it) => it.status === 'reported');
  const lines: string[] = [];
  for (const { title, findings } of groupFindings(reported, review.packages, options.groupBy)) {
    if (title !== '') lines.push(colours.bold(`${plain(title)}: ${count(findings.length, 'finding')}`), '');
    lines.push(...renderFiles(findings, options, colours));
  }
  for (const it of review.problems) lines.push(`${colours.red('problem')} ${it.file === '' ? '' : `${plain(it.file)}: `}${plain(it.message)}`);
  for (const it of review.notices) lines.push(`${colours.dim('note')} ${plain(it.message)}`);
  if (!review.layersDeclared) lines.push(`${colours.dim('note')} Layers are not declared, so imports between layers are not judged. \`plumbline init\` proposes some.`);
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  lines.push(summarise(review, reported.length === 0, colours));
  return `${lines.join('\n')}\n`;
}

function renderFiles(findings: readonly TriagedFinding[], options: TextOptions, colours: Colours): readonly string[] {
  const lines: string[] = [];
  let file = '';
  for (const finding of findings) {
    if (finding.location.file !== file) {
      file = finding.location.file;
      lines.push(colours.underline(plain(file)));
    }
    lines.push(...renderFinding(finding, options, colours), '');
  }
  return lines;
}

function renderFinding(finding: TriagedFinding, { textOf }: TextOptions, colours: Colours): readonly string[] {
  const { start } = finding.location;
  const place = colours.dim(`${start.line + 1}:${start.character + 1}`);
  const head = `  ${place}  ${paint(finding.severity, colours)}  ${plain(finding.message)}  ${colours.dim(plain(finding.source ? `${finding.rule} (${foundBy(finding)})` : finding.rule))}`;
  const steps = finding.related.map(({ location, message }) => `       ${colours.dim('→')} ${plain(location.file)}:${location.start.line + 1} ${colours.dim(plain(message))}`);
  return [head, ...codeFrame(finding, textOf(finding.location.file), colours), ...steps];
}

function paint(severity: Severity, colours: Colours): string {
  if (severity === 'error') return colours.red(severity);
  return severity === 'warning' ? colours.yellow(severity) : colours.cyan(severity);
}

/** The line of a finding with a mark below it; tabs count as one column, as in the source. */
function codeFrame({ location }: TriagedFinding, text: string | undefined, colours: Colours): readonly string[] {
  const line = text?.split('\n')[location.start.line]?.replace(/\r$/, '');
  if (line === undefined || line.length > 200) return [];
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const code = plain(line.slice(indent));
  const from = Math.max(0, location.start.character - indent);
  const end = location.end.line === location.start.line ? location.end.character - indent : code.length;
  const mark = ' '.repeat(from) + '^'.repeat(Math.max(1, Math.min(end, code.length) - from));
  return [`       ${colours.dim('│')} ${code}`, `       ${colours.dim('│')} ${colours.dim(mark)}`];
}

function summarise(review: Review, isClean: boolean, colours: Colours): string {
  const findings = countFindings(review);
  return `${isClean ? colours.green(findings) : findings}${describeExtent(review)}`;
}

/** Text from a workspace may hold new lines, terminal controls and colours of its own; only Plumbline's colours pass. */
function plain(text: string): string {
  return withoutControls(text).replaceAll('\n', ' ');
}
