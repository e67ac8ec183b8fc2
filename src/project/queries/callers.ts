/** Who calls a function, and with what; made when it is first asked for. */
import type { FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

export interface Caller {
  readonly file: ProjectFile;
  readonly arguments: readonly Value[];
}

export class Callers {
  readonly #graph: Pick<ProjectGraph, 'values' | 'files'>;
  #callers: ReadonlyMap<string, readonly Caller[]> | undefined;

  constructor(graph: Pick<ProjectGraph, 'values' | 'files'>) {
    this.#graph = graph;
  }

  of(file: ProjectFile, id: FunctionId): readonly Caller[] {
    this.#callers ??= this.#collect();
    return this.#callers.get(`${file.path}#${id}`) ?? [];
  }

  #collect(): ReadonlyMap<string, readonly Caller[]> {
    const callers = new Map<string, Caller[]>();
    for (const file of this.#graph.files) {
      if (file.role === 'test') continue;
      for (const call of file.syntax.calls) {
        if (call.arguments.length === 0) continue;
        for (const it of this.#graph.values.targets(file, call.callee)) {
          if (it.kind !== 'function') continue;
          const key = `${it.file.path}#${it.id}`;
          const known = callers.get(key);
          if (known) known.push({ file, arguments: call.arguments });
          else callers.set(key, [{ file, arguments: call.arguments }]);
        }
      }
    }
    return callers;
  }
}
