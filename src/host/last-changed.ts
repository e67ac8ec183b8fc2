/** When files last changed, as git remembers it. */
import { GitError, openGit, type Git } from './git.js';

export interface LastChange {
  /** `YYYY-MM-DD`, of the commit. */
  readonly date: string;
  /** The commit, as its full hash. */
  readonly revision: string;
}

/** Of many files the history is long to read; the first that were asked for get an answer. */
const mostFiles = 400;

/** The last commit that touched each file below a root. Files without one are left out, and so are all where there is no git. */
export function lastChanges(root: string, files: readonly string[], environment: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, LastChange> {
  if (files.length === 0) return new Map();
  try {
    const git = openGit(root, environment);
    return readLog(git, files.slice(0, mostFiles));
  } catch (error) {
    // A folder without git, or a machine without it, has no history to tell.
    if (error instanceof GitError) return new Map();
    throw error;
  }
}

function readLog(git: Git, files: readonly string[]): ReadonlyMap<string, LastChange> {
  const log = git.maybe('log', '--no-renames', '--no-show-signature', '--name-only', '-z', '--format=%x01%H %cs %P', 'HEAD', '--', ...files);
  if (log === undefined) return new Map();
  const wanted = new Map(files.map((it) => [git.prefix + it, it]));
  const found = new Map<string, LastChange>();
  const shallow = git.text('rev-parse', '--is-shallow-repository').trim() === 'true';
  for (const entry of log.split('\x01').slice(1)) {
    const [head = '', ...paths] = entry.split('\0');
    const [revision = '', date = '', ...parents] = head.trim().split(' ');
    // Where history is cut off, the last commit seems to have made every file.
    if (shallow && parents.filter((it) => it !== '').length === 0) continue;
    for (const path of paths) {
      const file = wanted.get(path.replace(/^\n/, ''));
      if (file !== undefined && !found.has(file)) found.set(file, { date, revision });
    }
  }
  return found;
}
