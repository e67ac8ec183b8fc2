/** `plumbline review`. */
import path from 'node:path';
import type { Severity } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card } from '../cards/card.js';
import type { Imported } from '../engine/imported.js';
import type { Review } from '../engine/review.js';
import { diskFiles } from '../host/disk-files.js';
import { findRoot, prefixInRepository } from '../host/find-root.js';
import { loadCards, typesFolder } from '../host/resources.js';
import type { Format } from '../report/render-review.js';
import { onlyAdded, requestedChange } from './change.js';
import { checkToday, existing, existingFolder, showStandardsErrors } from './arguments.js';
import { exitCode, failingSeverity } from './exit-code.js';
import { openReviewer, type ReviewerArguments } from './reviewer.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { writeReport } from './write-report.js';

export interface ReviewArguments extends ReviewerArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly output?: string;
  /** Where nobody said, `warning`; with `maxWarnings`, `error`. */
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  readonly includeSuppressed?: true;
  readonly since?: string;
  readonly staged?: true;
  readonly rule: readonly string[];
  readonly root?: string;
  readonly allowIncomplete?: true;
}

/** Reviews, prints, and gives the exit code. `importFor` gives what other tools found in the files. */
export async function review(given: ReviewArguments, terminal: Terminal, importFor?: (files: SourceFiles, cards: readonly Card[]) => Imported): Promise<number> {
  const paths = given.paths.map((it) => existing(it, terminal));
  const root = given.root === undefined ? findRoot(paths[0] ?? terminal.cwd, terminal.cwd) : existingFolder(given.root, '--root', terminal);
  const cards = loadCards();
  checkRules(given.rule, cards.map((it) => it.id));
  checkToday(given.today);
  const scope = paths.map((it) => relativeTo(root, it));
  const files = diskFiles(root, typesFolder());
  const change = requestedChange(given, files, terminal);
  const now = change?.now ?? files;
  const reviewFiles = await openReviewer(given, root, cards, terminal);
  const full = reviewFiles({ files: now, imported: importFor?.(files, cards), isKept: now === files });
  const before = change && full.standardsErrors.length === 0 ? reviewFiles({ files: change.before, isKept: false }) : undefined;
  const whole = change && before ? onlyAdded(before, full, change) : full;
  if (showStandardsErrors(whole, terminal)) return ExitCode.usage;
  const selected = select(whole, scope, given.rule);
  const diff = given.format === 'review-comments' ? change?.linesOf([...new Set(selected.findings.map((it) => it.location.file))]) : undefined;
  writeReport(selected, { ...given, cards, failOn: failingSeverity(given), diff, prefix: prefixInRepository(root), textOf: (it) => now.read(it) }, terminal);
  return exitCode(selected, given);
}

function checkRules(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((it) => !known.includes(it));
  if (unknown !== undefined) throw new UsageError(`--rule: there is no rule "${unknown}". Run "plumbline rules" to see them all.`);
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

function relativeTo(root: string, file: string): string {
  const relative = path.relative(root, file).replaceAll('\\', '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) {
    throw new UsageError(`"${file}" lies outside the reviewed root ${root}. Name it with --root, or run one review for each.`);
  }
  return relative;
}
