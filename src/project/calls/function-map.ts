/** What is known of functions, by file and id: asked so often that a composed key would cost more than the answer. */
import type { FunctionId } from '../../facts/facts.js';
import type { ProjectFile } from '../project-file.js';
import type { FunctionRef } from './call-graph.js';

export class FunctionMap<T> {
  readonly #byFile = new Map<ProjectFile, Map<FunctionId, T>>();

  get({ file, id }: FunctionRef): T | undefined {
    return this.#byFile.get(file)?.get(id);
  }

  set({ file, id }: FunctionRef, value: T): void {
    let functions = this.#byFile.get(file);
    if (!functions) {
      functions = new Map();
      this.#byFile.set(file, functions);
    }
    functions.set(id, value);
  }
}

/** Adds to the list that is kept for a function. */
export function addTo<T>(map: FunctionMap<T[]>, ref: FunctionRef, value: T): void {
  const list = map.get(ref);
  if (list) list.push(value);
  else map.set(ref, [value]);
}
