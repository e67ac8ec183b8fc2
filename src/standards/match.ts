/** Says which files the globs of the standards mean. */
import picomatch from 'picomatch';
import type { Standards } from './standards.js';

/** The layer of each file that has one. A file belongs to the first layer that matches. */
export function assignLayers(standards: Standards, files: readonly string[]): ReadonlyMap<string, string> {
  return assign(standards.layers, files);
}

/** The context of each file that has one. A file belongs to the first context that matches. */
export function assignContexts(standards: Standards, files: readonly string[]): ReadonlyMap<string, string> {
  return assign(standards.contexts, files);
}

/** Reports whether a file is among those the team wants reviewed. */
export function isReviewed(standards: Standards, file: string): boolean {
  if (matcherOf(standards.ignore)(file)) return false;
  return standards.include.length === 0 || matcherOf(standards.include)(file);
}

/** Reports whether a file is one that a glob means. */
export type Matcher = (file: string) => boolean;

/** A matcher for any of the globs, compiled once for each list. */
export function matcherOf(globs: readonly string[]): Matcher {
  const known = compiled.get(globs);
  if (known !== undefined) return known;
  const matcher = anyOf(globs.map(compileGlob));
  compiled.set(globs, matcher);
  return matcher;
}

/** A matcher for one glob. Paths have forward slashes on every system, so a backslash is an escape everywhere. */
export function compileGlob(glob: string): Matcher {
  const matches = picomatch(glob, { dot: true, windows: false });
  return (file) => matches(file);
}

/** A glob that matches this path only, whatever characters its folders are named with. */
export function literalGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!|]/g, '\\$&');
}

// Standards are replaced, never changed, so a list of globs is a key; an entry goes when its standards go.
const compiled = new WeakMap<readonly string[], Matcher>();

function anyOf(matchers: readonly Matcher[]): Matcher {
  return (file) => matchers.some((it) => it(file));
}

function assign(
  parts: readonly { readonly name: string; readonly files: readonly string[]; readonly scope?: string }[],
  files: readonly string[],
): ReadonlyMap<string, string> {
  const scopes = [...new Set(parts.map((it) => it.scope ?? ''))].sort((a, b) => b.length - a.length);
  const owners = new Map<string, string>();
  for (const file of files) {
    // A package that declares its own parts is divided by these alone.
    const scope = scopes.find((it) => it === '' || file.startsWith(`${it}/`));
    const owner = parts.find((it) => (it.scope ?? '') === scope && matcherOf(it.files)(file));
    if (owner !== undefined) owners.set(file, owner.name);
  }
  return owners;
}
