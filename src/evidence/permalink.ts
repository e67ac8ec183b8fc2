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

/** Where an anchor's lines can be seen as they were; `null` where nobody else could see them. */
export function permalinkOf({ repository, folder }: CodeHome, { revision, committed, path, start, end }: Anchor): string | null {
  if (repository === null || revision === null || committed === false || !/^[0-9a-f]{40,64}$/.test(revision)) return null;
  const host = /^https:\/\/([\w.-]+)\//.exec(repository)?.[1];
  const style = host === undefined ? undefined : styles.find((it) => it.host.test(host));
  if (style === undefined) return null;
  const file = (folder + path).split('/').map(encodeURIComponent).join('/');
  return `${repository}/${style.address(revision, file, start.line + 1, end.line + 1)}`;
}

interface HostStyle {
  readonly host: RegExp;
  address(revision: string, file: string, first: number, last: number): string;
}

const styles: readonly HostStyle[] = [
  { host: /^github\.|\.github\.|\bghe\b/, address: (revision, file, first, last) => `blob/${revision}/${file}#L${first}${last > first ? `-L${last}` : ''}` },
  { host: /^gitlab\.|\.gitlab\./, address: (revision, file, first, last) => `-/blob/${revision}/${file}#L${first}${last > first ? `-${last}` : ''}` },
  { host: /^bitbucket\.org$/, address: (revision, file, first, last) => `src/${revision}/${file}#lines-${first}${last > first ? `:${last}` : ''}` },
  { host: /^(?:codeberg\.org$|gitea\.|forgejo\.)/, address: (revision, file, first, last) => `src/commit/${revision}/${file}#L${first}${last > first ? `-L${last}` : ''}` },
];
