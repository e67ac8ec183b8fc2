/** `plumbline review`. */
import fs from 'node:fs';
import path from 'node:path';
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { Severity } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { factCache, usualFactCache } from '../host/fact-cache.js';
import { findRoot } from '../host/find-root.js';
import { loadNativeChecker } from '../host/native-checker.js';
import { loadCards, typesFolder, version } from '../host/resources.js';
import { renderJson } from '../report/json.js';
import { renderText } from '../report/text.js';
import { showProgress } from './progress.js';
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
  readonly types?: 'native' | 'ts6';
  /** `false` after `--no-cache`. */
  readonly cache: boolean;
  readonly cacheDir?: string;
}

export async function review(given: ReviewArguments, terminal: Terminal): Promise<number> {
  const paths = given.paths.map((it) => existing(it, terminal));
  const root = given.root === undefined ? findRoot(paths[0] ?? terminal.cwd, terminal.cwd) : existingFolder(given.root, terminal);
  const cards = loadCards();
  checkArguments(given, cards.map((it) => it.id));
  const scope = paths.map((it) => relativeTo(root, it));
  const types = typesFolder();
  const files = diskFiles(root, types);
  const progress = showProgress(terminal);
  const checker = await checkerFor(given);
  const store = storeFor(given, root, terminal);
  const workspace = openWorkspace({
    files,
    cards,
    today: given.today ?? terminal.today,
    typesFolder: types,
    onProgress: progress.show,
    ...(checker === undefined ? {} : { checker }),
    ...(store === undefined ? {} : { store }),
  });
  const whole = workspace.review();
  progress.clear();
  workspace.close();
  workspace.save();
  for (const { message, location } of whole.standardsErrors) {
    terminal.stderr.write(`${location.file}:${location.start.line + 1}:${location.start.character + 1}: ${message}\n`);
  }
  if (whole.standardsErrors.length > 0) return ExitCode.usage;
  const selected = select(whole, scope, given.rule);
  write(given, selected, terminal, (it) => files.read(it));
  return exitCode(selected, given);
}

function storeFor({ cache, cacheDir }: ReviewArguments, root: string, { cwd }: Terminal): FactStore | undefined {
  if (!cache) return undefined;
  return cacheDir === undefined ? usualFactCache(root) : factCache(root, path.resolve(cwd, cacheDir));
}

/** The native checker wherever it is installed, unless the other is asked for. */
async function checkerFor({ types }: ReviewArguments): Promise<CheckerProcess | undefined> {
  if (types === 'ts6') return undefined;
  const checker = await loadNativeChecker();
  if (checker === undefined && types === 'native') {
    throw new UsageError('--types native: the native checker is not installed for this platform. Leave the option out, or install Plumbline again with optional dependencies.');
  }
  return checker;
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
