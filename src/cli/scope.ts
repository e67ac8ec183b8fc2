/** What a command is about: the root to analyse, and the paths in it to speak of. */
import path from 'node:path';
import { findRoot } from '../host/find-root.js';
import { existing, existingFolder } from './arguments.js';
import { UsageError, type Terminal } from './terminal.js';

export interface Scope {
  /** Absolute path of the folder to analyse. */
  readonly root: string;
  /** Reports whether a file, relative to the root, lies below the given paths. */
  readonly isWanted: (file: string) => boolean;
}

/** Reads paths and `--root` as a user gave them. */
export function scopeOf(given: { readonly paths: readonly string[]; readonly root?: string }, terminal: Terminal): Scope {
  const paths = given.paths.map((it) => existing(it, terminal));
  const root = given.root === undefined ? findRoot(paths[0] ?? terminal.cwd, terminal.cwd) : existingFolder(given.root, '--root', terminal);
  const scope = paths.map((it) => relativeTo(root, it));
  return { root, isWanted: (file) => scope.length === 0 || scope.some((it) => it === '' || file === it || file.startsWith(`${it}/`)) };
}

function relativeTo(root: string, file: string): string {
  const relative = path.relative(root, file).replaceAll('\\', '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) {
    throw new UsageError(`"${file}" lies outside the reviewed root ${root}. Name it with --root, or run one review for each.`);
  }
  return relative;
}
