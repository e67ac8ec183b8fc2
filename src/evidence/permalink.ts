/** Addresses that show code as it was at a commit, on the hosts whose form of address is known. */
import type { Anchor } from './anchor.js';

/** The page of a repository for a git remote, such as `https://github.com/owner/name`; `null` where it cannot be told. */
export function repositoryOf(remote: string): string | null {
  const trimmed = remote.trim().replace(/\/+$/, '').replace(/\.git$/, '');
  const found =
    /^(?:https?|ssh|git):\/\/(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?\/([\w.~/-]+)$/.exec(trimmed) ??
    // The short form of ssh, such as git@github.com:owner/name.
    /^(?:[\w.-]+@)?([\w.-]+\.[a-z]+):(?!\/)([\w.~/-]+)$/i.exec(trimmed);
  const host = found?.[1]?.toLowerCase();
  const path = found?.[2];
  if (host === undefined || path === undefined || path.split('/').includes('..')) return null;
  return `https://${host}/${path}`;
}

/** Where code can be seen by others: a repository, and the root's path in it, with a trailing slash or empty. */
export interface CodeHome {
  readonly repository: string | null;
  readonly folder: string;
}

/** What can be linked to: lines of a file, or all of it where no lines are given. */
type Linked = Pick<Anchor, 'revision' | 'committed' | 'path'> & Partial<Pick<Anchor, 'start' | 'end'>>;

/** Where lines, or a file, can be seen as they were; `null` where nobody else could see them. */
export function permalinkOf({ repository, folder }: CodeHome, { revision, committed, path, start, end }: Linked): string | null {
  if (repository === null || revision === null || committed === false || !/^[0-9a-f]{40,64}$/.test(revision)) return null;
  const host = /^https:\/\/([\w.-]+)\//.exec(repository)?.[1];
  const style = host === undefined ? undefined : styles.find((it) => it.host.test(host));
  if (style === undefined) return null;
  const file = (folder + path).split('/').map(encodeURIComponent).join('/');
  const address = `${repository}/${style.file(revision, file)}`;
  return start === undefined || end === undefined ? address : address + style.lines(start.line + 1, end.line + 1);
}

interface HostStyle {
  readonly host: RegExp;
  file(revision: string, file: string): string;
  lines(first: number, last: number): string;
}

const styles: readonly HostStyle[] = [
  { host: /^github\.|\.github\.|\bghe\b/, file: (revision, file) => `blob/${revision}/${file}`, lines: (first, last) => `#L${first}${last > first ? `-L${last}` : ''}` },
  { host: /^gitlab\.|\.gitlab\./, file: (revision, file) => `-/blob/${revision}/${file}`, lines: (first, last) => `#L${first}${last > first ? `-${last}` : ''}` },
  { host: /^bitbucket\.org$/, file: (revision, file) => `src/${revision}/${file}`, lines: (first, last) => `#lines-${first}${last > first ? `:${last}` : ''}` },
  { host: /^(?:codeberg\.org$|gitea\.|forgejo\.)/, file: (revision, file) => `src/commit/${revision}/${file}`, lines: (first, last) => `#L${first}${last > first ? `-L${last}` : ''}` },
];
