/** What is kept per request without being handed on: the stores of `AsyncLocalStorage`. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';

export interface Stored {
  readonly file: ProjectFile;
  readonly value: Value;
}

export class Stores {
  readonly #files: readonly ProjectFile[];
  readonly #values: Values;
  #stored: ReadonlyMap<string, readonly Stored[]> | undefined;
  #all: readonly Stored[] | undefined;

  constructor(files: readonly ProjectFile[], values: Values) {
    this.#files = files;
    this.#values = values;
  }

  /** What is put into a store, for the value that gives the store: `storage.getStore()`. Empty for anything else. */
  of(file: ProjectFile, index: number): readonly Stored[] {
    const callee = file.syntax.calls[index]?.callee;
    if (callee?.kind !== 'member' || callee.name !== 'getStore') return [];
    return this.#keys(file, callee.of).flatMap((key) => (this.#stored ??= this.#collect()).get(key) ?? []);
  }

  /** Everything that is put into any store. */
  get all(): readonly Stored[] {
    return (this.#all ??= [...(this.#stored ??= this.#collect()).values()].flat());
  }

  #keys(file: ProjectFile, value: Value): readonly string[] {
    const targets = this.#values.targets(file, value).filter((it) => it.kind === 'package' && /^(?:node:)?async_hooks$/.test(it.name) && it.path === 'AsyncLocalStorage()');
    return targets.map((it) => (it.kind === 'package' && it.made ? `${it.made.file.path}#${it.made.call}` : ''));
  }

  #collect(): ReadonlyMap<string, readonly Stored[]> {
    const stored = new Map<string, Stored[]>();
    for (const file of this.#files) {
      for (const { callee, arguments: [value] } of file.syntax.calls) {
        if (callee.kind !== 'member' || (callee.name !== 'run' && callee.name !== 'enterWith') || value === undefined) continue;
        for (const key of this.#keys(file, callee.of)) stored.set(key, [...(stored.get(key) ?? []), { file, value }]);
      }
    }
    return stored;
  }
}
