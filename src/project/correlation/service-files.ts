/** Which files a service loads: through index files, only those whose names it takes. */
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

type Linked = Pick<ProjectGraph, 'files' | 'values' | 'dependencies'>;

export class ServiceFiles {
  readonly #loads = new Map<string, Set<string>>();
  readonly #loaders = new Map<string, Set<string>>();
  readonly #below = new Map<string, ReadonlySet<string>>();

  constructor({ files, values, dependencies }: Linked) {
    const byPath = new Map(files.map((it) => [it.path, it]));
    for (const { from, to, names, isReexport } of dependencies) {
      if (!to || from.role === 'test' || to.role === 'test') continue;
      const taken = isReexport ? [to.path] : takenFrom(to, names, values);
      for (const path of taken.length > 0 ? taken : [to.path]) if (byPath.has(path)) this.#add(from.path, path);
    }
  }

  #add(from: string, to: string): void {
    const loads = this.#loads.get(from) ?? new Set();
    const loaders = this.#loaders.get(to) ?? new Set();
    this.#loads.set(from, loads.add(to));
    this.#loaders.set(to, loaders.add(from));
  }

  /** What a file loads, itself included. */
  below(path: string): ReadonlySet<string> {
    const known = this.#below.get(path) ?? reachable([path], this.#loads);
    this.#below.set(path, known);
    return known;
  }

  /** The files of the service that a file is the root of: what starts it, and all that those load. */
  of(path: string): ReadonlySet<string> {
    return reachable([...reachable([path], this.#loaders)], this.#loads);
  }
}

/** Where the names that are taken from an index file are declared. */
function takenFrom(to: ProjectFile, names: readonly string[], values: Linked['values']): readonly string[] {
  if (names.length === 0 || names.includes('*')) return [];
  return names.flatMap((name) => values.exports.find(to, name).flatMap((it) => (it.kind === 'package' ? [] : [it.file.path])));
}

function reachable(start: readonly string[], next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set(start);
  for (const at of found) for (const it of next.get(at) ?? []) found.add(it);
  return found;
}
