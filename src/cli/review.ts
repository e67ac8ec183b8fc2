/** `plumbline review`. */
import type { Severity } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card } from '../cards/card.js';
import type { Imported } from '../engine/imported.js';
import { onlyAdded } from '../engine/only-added.js';
import type { Review } from '../engine/review.js';
import { diskFiles } from '../host/disk-files.js';
import { prefixInRepository } from '../host/find-root.js';
import { loadCards, typesFolder } from '../host/resources.js';
import type { Grouping } from '../report/group-findings.js';
import type { Format } from '../report/render-review.js';
import { requestedChange } from './change.js';
import { checkToday, showStandardsErrors } from './arguments.js';
import { exitCode, failingSeverity } from './exit-code.js';
import { openReviewer, type ReviewerArguments } from './reviewer.js';
import { scopeOf } from './scope.js';
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
  readonly groupBy?: Grouping;
}

/** Reviews, prints, and gives the exit code. `importFor` gives what other tools found in the files. */
export async function review(given: ReviewArguments, terminal: Terminal, importFor?: (files: SourceFiles, cards: readonly Card[]) => Imported): Promise<number> {
  const { root, isWanted } = scopeOf(given, terminal);
  const cards = loadCards();
  checkRules(given.rule, cards.map((it) => it.id));
  checkToday(given.today);
  const files = diskFiles(root, typesFolder());
  const change = requestedChange(given, files, terminal);
  const now = change?.now ?? files;
  const reviewFiles = await openReviewer(given, root, cards, terminal);
  const full = reviewFiles({ files: now, imported: importFor?.(files, cards), withEvidence: given.format === 'json', isKept: now === files });
  const before = change && full.standardsErrors.length === 0 ? reviewFiles({ files: change.before, isKept: false }) : undefined;
  const whole = change && before ? onlyAdded(before, full, (file) => change.isInSubmodule(file)) : full;
  if (showStandardsErrors(whole, terminal)) return ExitCode.usage;
  const selected = select(whole, isWanted, given.rule);
  const diff = given.format === 'review-comments' ? change?.linesOf([...new Set(selected.findings.map((it) => it.location.file))]) : undefined;
  writeReport(selected, { ...given, cards, failOn: failingSeverity(given), diff, prefix: prefixInRepository(root), textOf: (it) => now.read(it) }, terminal);
  return exitCode(selected, given);
}

function checkRules(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((it) => !known.includes(it));
  if (unknown !== undefined) throw new UsageError(`--rule: there is no rule "${unknown}". Run "plumbline rules" to see them all.`);
}

/** Keeps what lies in the scope; the graph was the whole root's all the same. */
function select(review: Review, isWanted: (file: string) => boolean, rules: readonly string[]): Review {
  return {
    ...review,
    findings: review.findings.filter((it) => isWanted(it.location.file) && (rules.length === 0 || rules.includes(it.rule))),
    problems: review.problems.filter((it) => it.file === '' || isWanted(it.file)),
  };
}
