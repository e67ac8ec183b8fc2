/** Files that wait until another one loads them: which those are, asked once for each text. */
import type { SourceFiles } from '../analysis/source-files.js';
import type { SyntaxFacts } from '../facts/facts.js';
import { isTooLarge } from './unit.js';

/** Says which files may wait. */
export interface Waits<Kind> {
  /** What a file is that may wait, by its path and text; `undefined` for one that may not. */
  kindOf(file: string, text: string): Kind | undefined;
  /**
   * Given facts of those that do not wait: which of the others are needed all the same, and of which files it counts what
   * they load.
   */
  choose(facts: readonly SyntaxFacts[], waiting: ReadonlyMap<string, Kind>): { isNeeded(file: string): boolean; isCounted(file: string): boolean };
}

export class Waiting<Kind> {
  readonly #files: SourceFiles;
  readonly #kinds = new Map<string, Kind | undefined>();
  #waits: Waits<Kind> | undefined;

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** Those of these files that may wait, with what each is. */
  among(paths: readonly string[], waits: Waits<Kind> | undefined): Map<string, Kind> {
    if (waits !== this.#waits) this.#kinds.clear();
    this.#waits = waits;
    const waiting = new Map<string, Kind>();
    if (!waits) return waiting;
    for (const it of paths) {
      if (!this.#kinds.has(it)) this.#kinds.set(it, isTooLarge(this.#files, it) ? undefined : waits.kindOf(it, this.#files.read(it) ?? ''));
      const kind = this.#kinds.get(it);
      if (kind !== undefined) waiting.set(it, kind);
    }
    return waiting;
  }

  /** Forgets what a changed file is. */
  forget(file: string): void {
    this.#kinds.delete(file);
  }

  /** Forgets files that are no longer among those reviewed. */
  keep(own: ReadonlySet<string>): void {
    for (const file of [...this.#kinds.keys()]) if (!own.has(file)) this.#kinds.delete(file);
  }
}
