/** `plumbline review`. */
import fs from 'node:fs';
import path from 'node:path';
import type { Severity } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { findRoot, prefixInRepository } from '../host/find-root.js';
import { loadCards, typesFolder } from '../host/resources.js';
import type { Format } from '../report/render-review.js';
import { exitCode, failingSeverity } from './exit-code.js';
import { showProgress } from './progress.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { writeReport } from './write-report.js';

export interface ReviewArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly output?: string;
  /** Where nobody said, `warning`; with `maxWarnings`, `error`. */
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  readonly includeSuppressed?: true;
  readonly rule: readonly string[];
  readonly root?: string;
  readonly allowIncomplete?: true;
  readonly today?: string;
}

export function review(given: ReviewArguments, terminal: Terminal): number {
  const paths = given.paths.map((it) => existing(it, terminal));
  const root = given.root === undefined ? findRoot(paths[0] ?? terminal.cwd, terminal.cwd) : existingFolder(given.root, terminal);
  const cards = loadCards();
  checkArguments(given, cards.map((it) => it.id));
  const scope = paths.map((it) => relativeTo(root, it));
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
  const selected = select(whole, scope, given.rule);
  writeReport(selected, { ...given, cards, failOn: failingSeverity(given), diff: undefined, prefix: prefixInRepository(root), textOf: (it) => files.read(it) }, terminal);
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
function select(review: Review, scope: readonly string[], rules: readonly string[]): Review {
  const isWanted = (file: string): boolean => scope.length === 0 || scope.some((it) => it === '' || file === it || file.startsWith(`${it}/`));
  return {
    ...review,
    findings: review.findings.filter((it) => isWanted(it.location.file) && (rules.length === 0 || rules.includes(it.rule))),
    problems: review.problems.filter((it) => it.file === '' || isWanted(it.file)),
  };
}

function existing(given: string, { cwd }: Terminal): string {
  const found = path.resolve(cwd, given);
  if (!fs.existsSync(found)) throw new UsageError(`There is no file or folder "${given}" in ${cwd}.`);
  return found;
}

function existingFolder(given: string, terminal: Terminal): string {
  const found = existing(given, terminal);
  if (!fs.statSync(found).isDirectory()) throw new UsageError(`--root: "${given}" is a file; expected a folder.`);
  return found;
}

function relativeTo(root: string, file: string): string {
  const relative = path.relative(root, file).replaceAll('\\', '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) {
    throw new UsageError(`"${file}" lies outside the reviewed root ${root}. Name it with --root, or run one review for each.`);
  }
  return relative;
}
