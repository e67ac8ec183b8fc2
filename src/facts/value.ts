/**
 * What an expression stands for, as far as its own file says. Values are followed through imports, parameters and
 * fields when the files are linked; what cannot be told is `unknown` and stays so.
 */
export type Value =
  /** A name declared in this file: an index into `SyntaxFacts.definitions`. */
  | { readonly kind: 'definition'; readonly id: number }
  /** A name that no scope of this file declares, such as `process`. */
  | { readonly kind: 'global'; readonly name: string }
  /** `of.name`, or `of[key]` with the name `[]` where the key is no plain text. A number below zero counts from the end: `of[of.length - 1]`. */
  | { readonly kind: 'member'; readonly of: Value; readonly name: string; readonly key?: Value }
  /** What a call or `new` gives: an index into `SyntaxFacts.calls`. */
  | { readonly kind: 'result'; readonly call: number }
  /** A function written in this file: an index into `SyntaxFacts.functions`. */
  | { readonly kind: 'function'; readonly id: number }
  /** A class written in this file: an index into `SyntaxFacts.classes`. */
  | { readonly kind: 'class'; readonly id: number }
  /** `this` inside a class. */
  | { readonly kind: 'this'; readonly class: number }
  /** `this` in a function outside any class: an index into `SyntaxFacts.functions`. */
  | { readonly kind: 'receiver'; readonly function: number }
  /** An instance of what a type annotation names. */
  | { readonly kind: 'instance'; readonly of: Value }
  /** All that a module exports, as `require` or `import()` gives it: an index into `SyntaxFacts.imports`. */
  | { readonly kind: 'module'; readonly import: number }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Value])[] }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  | { readonly kind: 'awaited'; readonly of: Value }
  /** One of several, as in `a ?? b` and `c ? a : b`. */
  | { readonly kind: 'either'; readonly of: readonly Value[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Text put together, by a template or by `+`: its texts and values in order. */
  | { readonly kind: 'joined'; readonly parts: readonly Value[] }
  /** A regular expression written in place. */
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'unknown' };

/** The value of which nothing is known; one object, so that it can be compared by identity. */
export const unknown: Value = { kind: 'unknown' };

/** Reports whether a value is written in place and stands for nothing else. */
export function isLiteral(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'pattern';
}
