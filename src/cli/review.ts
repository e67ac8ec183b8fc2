/** `plumbline review`. */
import fs from 'node:fs';
import path from 'node:path';
import type { Severity } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { loadCards, typesFolder, version } from '../host/resources.js';
import { renderJson } from '../report/json.js';
import { renderText } from '../report/text.js';
import { showProgress } from './progress.js';
import { scopeOf } from './scope.js';
import { ExitCode, UsageError, wantsColour, type Terminal } from './terminal.js';

export interface ReviewArguments {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly failOn: Severity | 'never';
  readonly rule: readonly string[];
  readonly root?: string;
  readonly allowIncomplete?: true;
  readonly today?: string;
}

export function review(given: ReviewArguments, terminal: Terminal): number {
  const { root, isWanted } = scopeOf(given, terminal);
  const cards = loadCards();
  checkArguments(given, cards.map((it) => it.id));
  const types = typesFolder();
  const files = diskFiles(root, types);
  const progress = showProgress(terminal);
  const workspace = openWorkspace({ files, cards, today: given.today ?? terminal.today, typesFolder: types, onProgress: progress.show });
  const whole = workspace.review();
  progress.clear();
  for (const { message, location } of whole.standardsErrors) {
    terminal.stderr.write(`${location.file}:${location.start.line + 1}:${location.start.character + 1}: ${message}\n`);
  }
  if (whole.standardsErrors.length > 0) return ExitCode.usage;
  const selected = select(whole, isWanted, given.rule);
  write(given, selected, terminal, (it) => files.read(it));
  return exitCode(selected, given);
}

function checkArguments(given: ReviewArguments, known: readonly string[]): void {
  const unknown = given.rule.find((it) => !known.includes(it));
  if (unknown !== undefined) throw new UsageError(`--rule: there is no rule "${unknown}". Run "plumbline rules" to see them all.`);
  const { today } = given;
  if (today === undefined) return;
  // JavaScript takes the 30th of February for the 2nd of March, so the date has to come back as it went in.
  const time = /^\d{4}-\d{2}-\d{2}$/.test(today) ? Date.parse(today) : Number.NaN;
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(today);
  if (!isDate) throw new UsageError(`--today: "${today}" is no date; expected YYYY-MM-DD, such as 2026-03-31.`);
}

/** Keeps what lies in the scope; the graph was the whole root's all the same. */
function select(review: Review, isWanted: (file: string) => boolean, rules: readonly string[]): Review {
  return {
    ...review,
    findings: review.findings.filter((it) => isWanted(it.location.file) && (rules.length === 0 || rules.includes(it.rule))),
    problems: review.problems.filter((it) => it.file === '' || isWanted(it.file)),
  };
}

function write(given: ReviewArguments, selected: Review, terminal: Terminal, textOf: (file: string) => string | undefined): void {
  const colour = given.output === undefined && wantsColour(terminal, terminal.stdout);
  const text = given.format === 'json' ? renderJson(selected, version()) : renderText(selected, { colour, textOf });
  if (given.output === undefined) {
    terminal.stdout.write(text);
    return;
  }
  const file = path.resolve(terminal.cwd, given.output);
  try {
    // Written beside and moved, so that a reader never sees half a report.
    fs.writeFileSync(`${file}.tmp`, text);
    fs.renameSync(`${file}.tmp`, file);
  } catch (error) {
    throw new UsageError(`--output: cannot write ${given.output}: ${(error as Error).message}`);
  }
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function exitCode({ findings, problems }: Review, { failOn, allowIncomplete }: ReviewArguments): number {
  const reported = findings.filter((it) => it.status === 'reported');
  if (failOn !== 'never' && reported.some((it) => ranks[it.severity] >= ranks[failOn])) return ExitCode.findings;
  return problems.length > 0 && allowIncomplete !== true ? ExitCode.incomplete : ExitCode.clean;
}
