/** What a repository says about itself in its own files: the commit, the remote, whether a file is as committed. No program is started. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export interface GitState {
  /** The commit that is checked out, as its full hash. */
  readonly revision: string;
  /** Address of the remote `origin`, as configured; `null` when there is none. */
  readonly remote: string | null;
  /** Path of the reviewed root below the repository's, with a trailing slash; empty when they are the same. */
  readonly prefix: string;
  /** Reports whether a text is what git has staged or committed for a path below the root; `undefined` where it cannot be told. */
  isCommitted(file: string, text: string): boolean | undefined;
}

/** The state of the repository that holds a folder; `undefined` without one, or before its first commit. */
export function gitState(root: string): GitState | undefined {
  const work = findWorkTree(root);
  if (work === undefined) return undefined;
  try {
    const folder = gitFolder(work);
    const common = commonFolder(folder);
    const revision = readHead(folder, common);
    if (revision === undefined) return undefined;
    const relative = path.relative(fs.realpathSync(work), fs.realpathSync(root)).replaceAll('\\', '/');
    const prefix = relative === '' ? '' : `${relative}/`;
    let blobs: ReadonlyMap<string, string> | undefined;
    return {
      revision,
      remote: readRemote(common),
      prefix,
      isCommitted: (file, text) => {
        blobs ??= readIndex(path.join(folder, 'index'));
        const blob = blobs.get(prefix + file);
        return blob === undefined ? undefined : blob === blobHash(text) || blob === blobHash(text.replace(/\r\n/g, '\n'));
      },
    };
  } catch {
    // A repository that cannot be read is none: evidence works without it.
    return undefined;
  }
}

/** What is kept of the revision with a text of a file. */
export function revisionOf(root: string, file: string, text: string): { readonly revision: string | null; readonly committed: boolean | undefined } {
  const git = gitState(root);
  if (git === undefined) return { revision: null, committed: undefined };
  return { revision: git.revision, committed: git.isCommitted(file, text) ?? false };
}

function findWorkTree(root: string): string | undefined {
  for (let at = path.resolve(root); ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

/** `.git`, or where the file of that name points: work trees and submodules. */
function gitFolder(work: string): string {
  const own = path.join(work, '.git');
  if (fs.statSync(own).isDirectory()) return own;
  const found = /^gitdir: (.+)$/m.exec(fs.readFileSync(own, 'utf8'))?.[1] ?? '';
  return path.resolve(work, found.trim());
}

function commonFolder(folder: string): string {
  const file = path.join(folder, 'commondir');
  return fs.existsSync(file) ? path.resolve(folder, fs.readFileSync(file, 'utf8').trim()) : folder;
}

function readHead(folder: string, common: string): string | undefined {
  let head = fs.readFileSync(path.join(folder, 'HEAD'), 'utf8').trim();
  for (let hop = 0; hop < 5 && head.startsWith('ref: '); hop++) {
    const name = head.slice('ref: '.length).trim();
    if (!/^refs\/[\w./-]+$/.test(name) || name.includes('..')) return undefined;
    const loose = [folder, common].map((it) => path.join(it, name)).find((it) => fs.existsSync(it));
    head = loose === undefined ? (packedRef(common, name) ?? '') : fs.readFileSync(loose, 'utf8').trim();
  }
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(head) ? head : undefined;
}

function packedRef(common: string, name: string): string | undefined {
  const file = path.join(common, 'packed-refs');
  if (!fs.existsSync(file)) return undefined;
  const line = fs.readFileSync(file, 'utf8').split('\n').find((it) => it.endsWith(` ${name}`));
  return line?.split(' ')[0];
}

function readRemote(common: string): string | null {
  const file = path.join(common, 'config');
  if (!fs.existsSync(file)) return null;
  let isOrigin = false;
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line.trimStart().startsWith('[')) isOrigin = /^\s*\[remote "origin"\]/.test(line);
    const url = isOrigin ? /^\s*url\s*=\s*(.+?)\s*$/.exec(line)?.[1] : undefined;
    if (url !== undefined) return url;
  }
  return null;
}

/** Paths and blob hashes of the index, versions 2 and 3; nothing of another one, or of one with long hashes. */
function readIndex(file: string): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>();
  const bytes = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0);
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return blobs;
  const version = bytes.readUInt32BE(4);
  if (version !== 2 && version !== 3) return blobs;
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0 && at + 62 < bytes.length; left--) {
    const flags = bytes.readUInt16BE(at + 60);
    const isExtended = version === 3 && (flags & 0x4000) !== 0;
    const start = at + 62 + (isExtended ? 2 : 0);
    const end = bytes.indexOf(0, start);
    if (end < 0) break;
    blobs.set(bytes.toString('utf8', start, end), bytes.toString('hex', at + 40, at + 60));
    at += Math.ceil((end - at + 1) / 8) * 8;
  }
  return blobs;
}

function blobHash(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
