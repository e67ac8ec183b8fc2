/** What code inside a class assigns to its own fields, texts included. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

export class ThisFields {
  readonly #known = new Map<ProjectFile, ReadonlyMap<string, readonly Value[]>>();

  /** Values of `this.name = …` in a class. */
  assigned(file: ProjectFile, id: number, name: string): readonly Value[] {
    const known = this.#known.get(file) ?? this.#collect(file);
    return known.get(`${id}.${name}`) ?? [];
  }

  #collect(file: ProjectFile): ReadonlyMap<string, readonly Value[]> {
    const found = new Map<string, Value[]>();
    for (const { target, value, operator } of file.syntax.assignments) {
      if (target.kind !== 'member' || target.of.kind !== 'this' || operator !== '=') continue;
      const key = `${target.of.class}.${target.name}`;
      found.set(key, [...(found.get(key) ?? []), value]);
    }
    this.#known.set(file, found);
    return found;
  }
}
