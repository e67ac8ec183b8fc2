/** Reads CODEOWNERS: who answers for a file. */
import { compileGlob, type Matcher } from './match.js';

/** Where GitHub, GitLab and Bitbucket look for it; the first that is there counts. */
export const codeOwnersFiles: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** The owners of a file; none where nobody is named. */
export type OwnersOf = (file: string) => readonly string[];

/** The last pattern that matches decides; one without owners takes them away. */
export function codeOwners(text: string): OwnersOf {
  const entries: { readonly matches: Matcher; readonly owners: readonly string[] }[] = [];
  let inherited: readonly string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const written = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (written === '') continue;
    // GitLab's sections may name default owners, as in `[Backend][2] @backend`.
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(?<owners>.*)$/.exec(written);
    if (section) {
      inherited = wordsOf(section.groups?.['owners'] ?? '');
      continue;
    }
    const [pattern = '', ...owners] = wordsOf(written);
    entries.push({ matches: matcherFor(pattern.replaceAll('\\ ', ' ')), owners: owners.length > 0 ? owners : inherited });
  }
  return (file) => entries.findLast((it) => it.matches(file))?.owners ?? [];
}

/** As in `.gitignore`: a leading slash means the root, a folder means all below it, a bare name means anywhere. */
function matcherFor(pattern: string): Matcher {
  const isAnchored = pattern.replace(/\/$/, '').includes('/');
  const path = pattern.replace(/^\//, '');
  const base = isAnchored || path.startsWith('**/') ? path : `**/${path}`;
  if (pattern === '*' || pattern === '**') return () => true;
  // `docs/*` means what lies directly in it, while `docs` and `docs/` mean all below.
  const globs = path.endsWith('/') ? [`${base}**`] : path.endsWith('/*') ? [base] : [base, `${base}/**`];
  const matchers = globs.map(compileGlob);
  return (file) => matchers.some((it) => it(file));
}

/** Words between white space; a space that is escaped belongs to its word. */
function wordsOf(text: string): readonly string[] {
  return text.match(/(?:\\.|\S)+/g) ?? [];
}
