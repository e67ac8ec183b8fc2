/** The façade: opens a workspace, follows its changes, gives its review. Surfaces know nothing deeper. */
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { TriagedFinding } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card } from '../cards/card.js';
import type { Picture } from './architecture.js';
import type { Edited } from './edited.js';
import type { Found } from './found.js';
import type { HandlerLens } from './handler-lenses.js';
import type { Imported } from './imported.js';
import { OpenWorkspace } from './open-workspace.js';
import type { Review } from './review.js';
import type { Routes } from './routes.js';

export interface WorkspaceOptions {
  readonly files: SourceFiles;
  readonly cards: readonly Card[];
  /** Today, `YYYY-MM-DD`, for waivers. */
  readonly today: string;
  /** Edition to judge by in place of the one that the standards name; absent for theirs. */
  readonly edition?: string;
  /** Whether a review tells what speaks for the code as well; absent for no. */
  readonly withEvidence?: boolean;
  /** Called while extracting, with how many files are done out of how many; absent when nobody watches. */
  readonly onProgress?: (done: number, total: number) => void;
  /** What other tools found in the same files; absent when nothing was imported. */
  readonly imported?: Imported;
  /** Absolute folder with the compiler's `lib.*.d.ts` and the Node declarations used where a project has none. */
  readonly typesFolder: string;
  /** The native checker, where it is installed and wanted; else the one that ships with Plumbline answers. */
  readonly checker?: CheckerProcess;
  /** Keeps facts from one process to the next; absent when nothing is to be kept. */
  readonly store?: FactStore;
  /** Reports whether memory is short, given the megabytes that the native checker holds; then the review goes on without types. */
  readonly isShortOfMemory?: (checkerMegabytes: number) => boolean;
}

export interface Workspace {
  /**
   * Takes in files that changed on disk or in an editor; `files.read` already gives the new text. Paths are relative to
   * the root; a path may be a source file, a `package.json`, a `tsconfig.json`, `plumbline.json` or the baseline.
   */
  apply(changed: readonly string[]): void;
  /** Reviews in steps: yields after each file, so that a host can stop early or let others work; returns the review. */
  reviewSteps(): Generator<void, Review>;
  /** Runs `reviewSteps` to its end. */
  review(): Review;
  /**
   * What a file says by itself as it reads now, ahead of the next review: reported findings of rules that need no other
   * file and no types, each of which the review will give as well. Before the first review it tells only of files that are
   * server code whatever stands around them.
   */
  instant(file: string): readonly TriagedFinding[];
  /**
   * What files that changed since the last review say, ahead of the next: findings of every rule for which it is enough to
   * read those files again, in steps as `reviewSteps`. `undefined` where only a review can tell.
   */
  editedSteps(): Generator<void, Edited | undefined>;
  /** Keeps what was extracted for the next process, in steps as `reviewSteps`. */
  saveSteps(): Generator<void>;
  /** Runs `saveSteps` to its end. */
  save(): void;
  /** Ends what runs beside this process; a later review starts it again. */
  close(): void;
  /** Layers, contexts and the imports between them, without a review, in steps as `reviewSteps`. */
  architectureSteps(): Generator<void, Picture>;
  /** What stands behind the handlers of a file, in steps as `reviewSteps`; `findings` are those of a review. */
  lensSteps(file: string, findings: readonly TriagedFinding[]): Generator<void, readonly HandlerLens[]>;
  /** Every way into the backend, without a review. */
  routes(): Routes;
  /** Strengths in the code and signals beside it, in steps as `reviewSteps`; right after a review it does not link again. */
  evidenceSteps(): Generator<void, Found>;
  /** Runs `evidenceSteps` to its end. */
  evidence(): Found;
}

/** Opens a workspace. Nothing is read until the first review. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  return new OpenWorkspace(options);
}
