/** Every module that a text names, found without a tree: more than it loads, never less. */

export interface Reference {
  readonly specifier: string;
  /** Offset of the specifier, inside its quotes. */
  readonly start: number;
  /** Written `require(…)`, which packages may answer with other files than `import`. */
  readonly isRequire: boolean;
}

const named = /\b(?:from|import|module|(?:import|require)\s*\()\s*(?:(["'])([^"'\r\n]+)\1|`([^`$\r\n]+)`)/g;

/** In the order of the text. Comments count, because types in JavaScript may stand in them. */
export function referencesIn(text: string): readonly Reference[] {
  const found: Reference[] = [];
  for (const match of text.matchAll(named)) {
    const specifier = match[2] ?? match[3] ?? '';
    const start = match.index + match[0].length - specifier.length - 1;
    found.push({ specifier, start, isRequire: match[0].startsWith('require') });
  }
  return found;
}

const paths = /^\s*\/\/\/\s*<reference\s+path\s*=\s*(["'])([^"'\r\n]+)\1/gm;

/** Files that a text names by `/// <reference path="…" />`, as written. */
export function referencedPathsIn(text: string): readonly string[] {
  return text.includes('<reference') ? [...text.matchAll(paths)].map((it) => it[2] ?? '') : [];
}
