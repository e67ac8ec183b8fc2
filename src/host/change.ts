/** A change to a repository: the code before it and the code with it, both as `SourceFiles`. */
import type { ChangedLines } from '../analysis/changed-lines.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { openGit, GitError, type Git } from './git.js';
import { gitFiles } from './git-files.js';
import { readIndex, readTree, type GitTree } from './git-tree.js';
import { changedLines } from './changed-lines.js';

export { GitError } from './git.js';

export interface ChangeRequest {
  /** The branch, tag or commit that the change will be merged into; absent means the last commit. */
  readonly since?: string;
  /** Whether the change is what is staged, and not what lies in the working tree. */
  readonly staged: boolean;
}

export interface Change {
  readonly before: SourceFiles;
  readonly now: SourceFiles;
  /** Reports whether a file lies in a submodule, whose history is another repository's. */
  isInSubmodule(file: string): boolean;
  /** The lines that the change shows in these files, by path in the repository. */
  linesOf(files: readonly string[]): ChangedLines;
}

/** Reads what git holds of both sides; throws a `GitError` with what to do where that is not possible. */
export function openChange(disk: SourceFiles, { since, staged }: ChangeRequest, environment: Readonly<Record<string, string | undefined>>): Change {
  const git = openGit(disk.root, environment);
  const base = since === undefined ? headOf(git) : mergeBase(git, since);
  const tree: GitTree = base === undefined ? new Map() : readTree(git, base);
  const index = readIndex(git);
  const before = gitFiles(git, tree, disk);
  const now = staged ? gitFiles(git, index, disk) : disk;
  const submodules = [...tree, ...index].flatMap(([file, it]) => (it.kind === 'submodule' ? [file] : []));
  return {
    before,
    now,
    isInSubmodule: (file) => submodules.some((it) => file.startsWith(`${it}/`)),
    linesOf: (files) => changedLines(files, before, now, git.prefix, base === undefined ? new Map() : renames(git, base)),
  };
}

function headOf(git: Git): string | undefined {
  return git.maybe('rev-parse', '--verify', '--quiet', 'HEAD^{commit}')?.trim();
}

function mergeBase(git: Git, since: string): string {
  const isShallow = git.text('rev-parse', '--is-shallow-repository').trim() === 'true';
  const deeper = 'This clone is shallow. Fetch the whole history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab CI, or git fetch --unshallow.';
  const commit = git.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`)?.trim();
  if (commit === undefined || commit === '') {
    throw new GitError(`there is no revision "${since}" here. ${isShallow ? deeper : `Fetch it first, such as git fetch origin ${/^[\w./-]+$/.test(since) ? since.replace(/^origin\//, '') : '<branch>'}, or check the spelling.`}`, { option: '--since' });
  }
  if (headOf(git) === undefined) throw new GitError('this repository has no commit yet, so there is nothing to compare with.', { option: '--since' });
  const base = git.maybe('merge-base', 'HEAD', commit)?.trim();
  if (base === undefined || base === '') {
    throw new GitError(`HEAD and "${since}" have no common ancestor${isShallow ? ` in what was fetched. ${deeper}` : '. Name a revision that this branch began from.'}`, { option: '--since' });
  }
  return base;
}

/** Names of before by names of now, as far as commits tell them. */
function renames({ text, prefix }: Git, base: string): ReadonlyMap<string, string> {
  const fields = text('diff-tree', '-r', '-z', '--find-renames', '--diff-filter=R', '--name-status', '--no-ext-diff', '--no-textconv', base, 'HEAD').split('\0');
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [from, to] = [fields[at + 1] ?? '', fields[at + 2] ?? ''];
    if (from.startsWith(prefix) && to.startsWith(prefix)) found.set(to.slice(prefix.length), from.slice(prefix.length));
  }
  return found;
}
