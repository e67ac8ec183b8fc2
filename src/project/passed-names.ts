/** Which `export *` of a file pass which names on: an index of indexes is asked for each of its names many times. */
import type { ExportFact } from '../facts/facts.js';
import { none } from './lists.js';
import type { ProjectFile } from './project-file.js';

type Facts = ReadonlyMap<string, readonly ExportFact[]>;

export class PassedNames {
  readonly #fileAt: (path: string) => ProjectFile | undefined;
  readonly #named: (file: ProjectFile) => Facts;
  /** `undefined` where it cannot be told: a package is passed on, or files pass on each other. */
  readonly #known = new Map<ProjectFile, ReadonlyMap<string, ExportFact[]> | undefined>();

  constructor(fileAt: (path: string) => ProjectFile | undefined, named: (file: ProjectFile) => Facts) {
    this.#fileAt = fileAt;
    this.#named = named;
  }

  /** Every `export *` of a file that may pass a name on, in their order. */
  passing(file: ProjectFile, name: string): readonly ExportFact[] {
    const all = this.#named(file).get('*') ?? none;
    if (all.length < 2 || name === '*') return all;
    const passed = this.#passed(file);
    return passed ? (passed.get(name) ?? none) : all;
  }

  #passed(file: ProjectFile): ReadonlyMap<string, readonly ExportFact[]> | undefined {
    if (!this.#known.has(file)) {
      // It cannot be told while it is made, which ends circles.
      this.#known.set(file, undefined);
      this.#known.set(file, this.#collect(file));
    }
    return this.#known.get(file);
  }

  #collect(file: ProjectFile): ReadonlyMap<string, ExportFact[]> | undefined {
    const found = new Map<string, ExportFact[]>();
    for (const fact of this.#named(file).get('*') ?? none) {
      const target = fact.from && file.imports[fact.from.import]?.target;
      if (target?.kind === 'package' || target?.kind === 'builtin') return undefined;
      const next = target?.kind === 'file' ? this.#fileAt(target.file) : undefined;
      if (!next) continue;
      const passed = this.#passed(next);
      if (!passed) return undefined;
      for (const name of new Set([...this.#named(next).keys(), ...passed.keys()])) {
        const list = found.get(name);
        if (list) list.push(fact);
        else found.set(name, [fact]);
      }
    }
    return found;
  }
}
