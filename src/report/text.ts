/** The review as text for a terminal: grouped by file, with code frames and the path that makes a finding true. */
import pc from 'picocolors';
import type { Severity, TriagedFinding } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';

export interface TextOptions {
  readonly colour: boolean;
  /** Text of a file, for code frames; `undefined` leaves the frame out. */
  readonly textOf: (file: string) => string | undefined;
}

type Colours = ReturnType<typeof pc.createColors>;

/** Renders a review for people, with a final newline. */
export function renderText(review: Review, options: TextOptions): string {
  const colours = pc.createColors(options.colour);
  const reported = review.findings.filter((it) => it.status === 'reported');
  const lines: string[] = [];
  let file = '';
  for (const finding of reported) {
    if (finding.location.file !== file) {
      file = finding.location.file;
      lines.push(colours.underline(file));
    }
    lines.push(...renderFinding(finding, options, colours), '');
  }
  for (const it of review.problems) lines.push(`${colours.red('problem')} ${it.file === '' ? '' : `${it.file}: `}${it.message}`);
  for (const it of review.notices) lines.push(`${colours.dim('note')} ${it.message}`);
  if (!review.layersDeclared) lines.push(`${colours.dim('note')} Layers are not declared, so imports between layers are not judged. \`plumbline init\` proposes some.`);
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  lines.push(summarise(review, reported, colours));
  return `${lines.map(withoutControls).join('\n')}\n`;
}

function renderFinding(finding: TriagedFinding, { textOf }: TextOptions, colours: Colours): readonly string[] {
  const { start } = finding.location;
  const place = colours.dim(`${start.line + 1}:${start.character + 1}`);
  const head = `  ${place}  ${paint(finding.severity, colours)}  ${finding.message}  ${colours.dim(finding.rule)}`;
  const steps = finding.related.map(({ location, message }) => `       ${colours.dim('→')} ${location.file}:${location.start.line + 1} ${colours.dim(message)}`);
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
  const code = line.slice(indent);
  const from = Math.max(0, location.start.character - indent);
  const end = location.end.line === location.start.line ? location.end.character - indent : code.length;
  const mark = ' '.repeat(from) + '^'.repeat(Math.max(1, Math.min(end, code.length) - from));
  return [`       ${colours.dim('│')} ${code}`, `       ${colours.dim('│')} ${colours.dim(mark)}`];
}

function summarise(review: Review, reported: readonly TriagedFinding[], colours: Colours): string {
  const by = (severity: Severity): number => reported.filter((it) => it.severity === severity).length;
  const parts = [count(by('error'), 'error'), count(by('warning'), 'warning'), `${by('info')} info`].filter((it) => !it.startsWith('0 '));
  const findings = reported.length === 0 ? colours.green('No findings') : `${count(reported.length, 'finding')} (${parts.join(', ')})`;
  const others = (['suppressed', 'waived', 'baselined'] as const)
    .map((status) => ({ status, found: review.findings.filter((it) => it.status === status).length }))
    .filter((it) => it.found > 0)
    .map((it) => `, ${it.found} ${it.status}`)
    .join('');
  const { calls, resolved } = review.coverage;
  const followed = calls === 0 ? '' : `; ${Math.round((100 * resolved) / calls)} % of ${calls} calls followed`;
  const problems = review.problems.length === 0 ? '' : `, ${count(review.problems.length, 'problem')}`;
  return `${findings}${others}${problems} in ${count(review.files, 'file')} with ${count(review.handlers, 'handler')}${followed}.`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Text from a workspace may hold terminal controls; only Plumbline's own colours pass. */
export function withoutControls(line: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  return line.replace(/\u001b(?!\[\d+m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
}
