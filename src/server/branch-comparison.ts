/** Keeps, for each folder, the review of the code from which its branch began, while only what the branch adds is shown. */
import { GitError, openChange } from '../host/change.js';
import { defaultBranch, revisionNames } from '../host/branch-base.js';
import { gitState } from '../host/git-state.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import type { Before } from './shown-findings.js';
import { runInSlices } from './slices.js';

/** What a folder is compared with, or why it cannot be. */
export type Comparison = { readonly base: string; readonly before: Before } | { readonly trouble: string };

interface Kept {
  /** What the comparison was made of; another value asks for a new one. */
  readonly madeOf: string;
  readonly comparison: Promise<Comparison | undefined>;
  /** Its name, once it is made. */
  base?: string;
}

export class BranchComparisons {
  private readonly kept = new Map<string, Kept>();
  private readonly today: () => string;

  constructor(today: () => string) {
    this.today = today;
  }

  /** The comparison of a folder as its repository stands now; `undefined` once nobody waits for it any more. `chosen` defaults to the default branch. */
  of(folder: ReviewedFolder, chosen: string | undefined): Promise<Comparison | undefined> {
    // A commit leaves the place where a branch began; a checkout or a rebase may move it.
    const madeOf = JSON.stringify([folder.root, chosen ?? null, gitState(folder.root)?.revision ?? null, this.today()]);
    const before = this.kept.get(folder.uri);
    if (before?.madeOf === madeOf) return before.comparison;
    const comparison = this.compare(folder, chosen, () => this.kept.get(folder.uri) !== kept).then((made) => {
      if (made !== undefined && 'base' in made) kept.base = made.base;
      return made;
    });
    const kept: Kept = { madeOf, comparison };
    this.kept.set(folder.uri, kept);
    return comparison;
  }

  /** What a folder is compared with; `undefined` while it is not, or not yet. */
  baseOf(folder: string): string | undefined {
    return this.kept.get(folder)?.base;
  }

  forget(folder: string): void {
    this.kept.delete(folder);
  }

  private async compare(folder: ReviewedFolder, chosen: string | undefined, isCancelled: () => boolean): Promise<Comparison | undefined> {
    try {
      // Let the one who asks note the comparison first, so that it does not look cancelled.
      await Promise.resolve();
      const base = chosen ?? defaultBranch(folder.root, process.env);
      const { before, isInSubmodule } = openChange(folder.files, { since: base, staged: false }, process.env);
      const workspace = await folder.openOn(before);
      try {
        const review = await runInSlices(workspace.reviewSteps(), isCancelled);
        return review && { base, before: { review, isInSubmodule } };
      } finally {
        workspace.close();
      }
    } catch (error) {
      if (error instanceof GitError) return { trouble: error.plain };
      throw error;
    }
  }
}

/** Names that the branch of a root may be compared with; nothing where there is no repository. */
export function revisionsOf(root: string): readonly string[] {
  try {
    return revisionNames(root, process.env);
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}
