/** What a branch may be compared with: the default branch of the repository, or any name that it has. */
import { GitError, openGit, type Git } from './git.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The default branch, such as `origin/main`; throws a `GitError` where nothing tells it. */
export function defaultBranch(root: string, environment: Environment): string {
  const git = openGit(root, environment);
  const found = candidates(git).find((it) => isCommit(git, it));
  if (found === undefined) throw new GitError('The default branch of this repository is not known: there is neither origin/HEAD, nor a branch main or master. Choose what to compare with.');
  return found;
}

/** Branches and tags, those with the latest commits first, the default branch before all others. */
export function revisionNames(root: string, environment: Environment): readonly string[] {
  const git = openGit(root, environment);
  const names = git
    .text('for-each-ref', `--count=${mostNames}`, '--sort=-committerdate', '--format=%(refname:short)%00%(symref)', 'refs/heads', 'refs/remotes', 'refs/tags')
    .split('\n')
    .map((line) => line.split('\0'))
    // `origin/HEAD` is another name of a branch that is listed, too.
    .flatMap(([name = '', symbolic = '']) => (name === '' || symbolic !== '' ? [] : [name]));
  const first = candidates(git).find((it) => names.includes(it));
  return first === undefined ? names : [first, ...names.filter((it) => it !== first)];
}

const mostNames = 500;

function candidates(git: Git): readonly string[] {
  const head = git.maybe('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD')?.trim() ?? '';
  return [...(head === '' ? [] : [head]), 'origin/main', 'origin/master', 'main', 'master'];
}

function isCommit(git: Git, name: string): boolean {
  return git.maybe('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`) !== undefined;
}
