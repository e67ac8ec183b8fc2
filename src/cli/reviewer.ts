/** Reviews with the checker and the facts of earlier runs that the options ask for. */
import path from 'node:path';
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card } from '../cards/card.js';
import type { Imported } from '../engine/imported.js';
import type { Review } from '../engine/review.js';
import { FactsError, GivenFacts } from '../engine/package-facts.js';
import { openWorkspace } from '../engine/workspace.js';
import { factCache, usualFactCache } from '../host/fact-cache.js';
import { loadNativeChecker } from '../host/native-checker.js';
import { factsMaker, typesFolder } from '../host/resources.js';
import { readInput } from './arguments.js';
import { showProgress } from './progress.js';
import { UsageError, type Terminal } from './terminal.js';

export interface ReviewerArguments {
  readonly today?: string;
  readonly types?: 'native' | 'ts6';
  /** `false` after `--no-cache`. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
  /** Facts that were extracted before; used in place of the cache. */
  readonly facts?: readonly string[];
}

export interface Reviewed {
  readonly files: SourceFiles;
  readonly imported?: Imported | undefined;
  /** Whether the report tells what speaks for the code. */
  readonly withEvidence?: boolean;
  /** Whether what was extracted is worth keeping for the next run. */
  readonly isKept: boolean;
}

/** Gives what reviews files of a root, as often as one likes. */
export async function openReviewer(given: ReviewerArguments, root: string, cards: readonly Card[], terminal: Terminal): Promise<(reviewed: Reviewed) => Review> {
  const checker = await checkerFor(given);
  const facts = givenFacts(given, terminal);
  const store = facts?.store ?? storeFor(given, root, terminal);
  const progress = showProgress(terminal);
  return ({ files, imported, withEvidence = false, isKept }) => {
    const workspace = openWorkspace({
      files,
      withEvidence,
      cards,
      today: given.today ?? terminal.today,
      typesFolder: typesFolder(),
      onProgress: progress.show,
      ...(imported && { imported }),
      ...(checker && { checker }),
      ...(store && { store }),
    });
    const review = workspace.review();
    progress.clear();
    workspace.close();
    if (isKept) workspace.save();
    return { ...review, notices: [...review.notices, ...(isKept ? (facts?.notices ?? []) : [])] };
  };
}

/** The native checker wherever it is installed, unless the other is asked for. */
export async function checkerFor({ types }: ReviewerArguments): Promise<CheckerProcess | undefined> {
  if (types === 'ts6') return undefined;
  const checker = await loadNativeChecker();
  if (checker === undefined && types === 'native') {
    throw new UsageError('--types native: the native checker is not installed for this platform. Leave the option out, or install Plumbline again with optional dependencies.');
  }
  return checker;
}

function givenFacts({ facts = [] }: ReviewerArguments, terminal: Terminal): GivenFacts | undefined {
  if (facts.length === 0) return undefined;
  try {
    return new GivenFacts(facts.map((name) => ({ name, text: readInput(name, terminal) })), factsMaker());
  } catch (error) {
    throw error instanceof FactsError ? new UsageError(error.message) : error;
  }
}

function storeFor({ cache, cacheDir }: ReviewerArguments, root: string, { cwd }: Terminal): FactStore | undefined {
  if (cache === false) return undefined;
  return cacheDir === undefined ? usualFactCache(root) : factCache(root, path.resolve(cwd, cacheDir));
}
