/** What git holds of a root at one moment: a commit's tree, or the index. Names and objects, read without a checkout. */
import { GitError, type Git } from './git.js';

export interface GitEntry {
  readonly object: string;
  readonly kind: 'file' | 'link' | 'submodule';
}

/** Entries by path relative to the root. */
export type GitTree = ReadonlyMap<string, GitEntry>;

/** The tree of a commit, below the root. */
export function readTree(git: Git, commit: string): GitTree {
  const lines = records(git.text('ls-tree', '-r', '-z', '--full-tree', commit));
  return entriesOf(git, lines.map((it) => /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(it)));
}

/** What is staged, below the root. Of a file in conflict, our side. */
export function readIndex(git: Git): GitTree {
  const lines = records(git.text('ls-files', '--stage', '-z', '--full-name'));
  return entriesOf(git, lines.map((it) => /^(\d+) ([0-9a-f]+) [02]\t([^]*)$/.exec(it)));
}

/** Texts of objects, by object. Throws where the clone lacks some. */
export function readObjects(git: Git, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < objects.length; at += batch) {
    const wanted = objects.slice(at, at + batch);
    readBatch(batchOf(git, wanted), found);
  }
  return found;
}

/** Objects in one run of git, so that a large repository fits in the buffer of a run. */
const batch = 4000;

function batchOf(git: Git, objects: readonly string[]): Buffer {
  try {
    return git.bytes(['cat-file', '--batch'], objects.map((it) => `${it}\n`).join(''));
  } catch (error) {
    throw error instanceof GitError && error.message.includes('promisor') ? new GitError(partial) : error;
  }
}

const partial = 'This is a partial clone, and lacks some of the code to compare with. Fetch it first: git fetch --refetch --no-filter.';

function readBatch(output: Buffer, found: Map<string, Buffer>): void {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [object = '', type = '', size = ''] = output.toString('latin1', at, end).split(' ');
    if (type === 'missing' || size === '') throw new GitError(partial);
    const start = end + 1;
    found.set(object, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
}

function entriesOf({ prefix }: Git, matches: readonly (RegExpExecArray | null)[]): GitTree {
  const entries = new Map<string, GitEntry>();
  for (const match of matches) {
    const [, mode = '', object = '', file = ''] = match ?? [];
    if (match === null || !file.startsWith(prefix)) continue;
    entries.set(file.slice(prefix.length), { object, kind: mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file' });
  }
  return entries;
}

function records(output: string): readonly string[] {
  return output.split('\0').filter((it) => it !== '');
}
