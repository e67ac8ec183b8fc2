/** `plumbline baseline`. */
import { goneEntries, newBaseline, withoutBaselineErrors } from '../engine/baseline.js';
import type { Review } from '../engine/review.js';
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { findRoot } from '../host/find-root.js';
import { loadCards, typesFolder } from '../host/resources.js';
import { writeInside } from '../host/write-inside.js';
import { checkToday, existingFolder, showStandardsErrors } from './arguments.js';
import { showProgress } from './progress.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';

export interface BaselineArguments {
  readonly check?: true;
  readonly root?: string;
  readonly allowIncomplete?: true;
  readonly today?: string;
}

export function baseline(given: BaselineArguments, terminal: Terminal): number {
  const root = given.root === undefined ? findRoot(terminal.cwd, terminal.cwd) : existingFolder(given.root, '--root', terminal);
  checkToday(given.today);
  const found = reviewOf(root, given, terminal);
  const review = given.check === true ? found : withoutBaselineErrors(found);
  if (showStandardsErrors(review, terminal)) return ExitCode.usage;
  return given.check === true ? check(review, given, terminal) : write(review, root, given, terminal);
}

function reviewOf(root: string, given: BaselineArguments, terminal: Terminal): Review {
  const types = typesFolder();
  const progress = showProgress(terminal);
  const options = { files: diskFiles(root, types), cards: loadCards(), typesFolder: types };
  const review = openWorkspace({ ...options, today: given.today ?? terminal.today, onProgress: progress.show }).review();
  progress.clear();
  return review;
}

function check(review: Review, given: BaselineArguments, terminal: Terminal): number {
  if (!review.baseline.exists) throw new UsageError('There is no baseline to check. "plumbline baseline" writes one.');
  const gone = goneEntries(review);
  for (const it of gone) terminal.stdout.write(`${it}\n`);
  if (gone.length > 0) {
    const entries = gone.length === 1 ? '1 entry no longer occurs' : `${gone.length} entries no longer occur`;
    terminal.stdout.write(`${entries}. "plumbline baseline" drops what is done.\n`);
    return ExitCode.findings;
  }
  if (isIncomplete(review, given, terminal)) return ExitCode.incomplete;
  terminal.stdout.write('Every entry of the baseline still occurs.\n');
  return ExitCode.clean;
}

function write(review: Review, root: string, given: BaselineArguments, terminal: Terminal): number {
  if (isIncomplete(review, given, terminal)) {
    terminal.stderr.write('Nothing was written, for what could not be analysed would be missing. Mend it, add it to "ignore", or pass --allow-incomplete.\n');
    return ExitCode.incomplete;
  }
  const { file, text, findings, added, dropped } = newBaseline(review);
  try {
    writeInside(root, file, text);
  } catch (error) {
    throw new UsageError(`Cannot write ${file}: ${(error as Error).message}`);
  }
  const accepted = findings === 1 ? '1 finding' : `${findings} findings`;
  terminal.stdout.write(`Wrote ${file} with ${accepted}: ${added} new, ${dropped} dropped. Commit it, and only new findings are reported.\n`);
  return ExitCode.clean;
}

function isIncomplete(review: Review, given: BaselineArguments, terminal: Terminal): boolean {
  for (const { file, message } of review.problems) terminal.stderr.write(`problem ${file === '' ? '' : `${file}: `}${message}\n`);
  return review.problems.length > 0 && given.allowIncomplete !== true;
}
