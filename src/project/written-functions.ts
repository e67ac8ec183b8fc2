/** Functions that are written where they are handed over, read backwards: which call hands them over, which list they go through. */
import type { FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { ProjectFile } from './project-file.js';

/** A list that a function written at the call goes through, and the position of its items among the parameters. */
export interface Iteration {
  readonly file: ProjectFile;
  readonly list: Value;
  readonly position: number;
}

/** A call that hands a function over which is written there. */
export interface HandOver {
  readonly file: ProjectFile;
  readonly callee: Value;
  readonly position: number;
}

/** Methods of a list, or of a promise, that call back with what is in it, and the position of that. */
const iterating: Readonly<Record<string, number>> = {
  map: 0, forEach: 0, filter: 0, find: 0, some: 0, every: 0, flatMap: 0, findIndex: 0, reduce: 1, reduceRight: 1, then: 0,
};

/** What the calls of a file say of functions that are written where they are handed over. */
export interface Written {
  readonly handed: ReadonlyMap<FunctionId, readonly HandOver[]>;
  readonly iterated: ReadonlyMap<FunctionId, readonly Iteration[]>;
}

export function writtenIn(file: ProjectFile): Written {
  const handed = new Map<FunctionId, HandOver[]>();
  const iterated = new Map<FunctionId, Iteration[]>();
  for (const { callee, arguments: given } of file.syntax.calls) {
    for (const [position, it] of given.entries()) if (it.kind === 'function') add(handed, it.id, { file, callee, position });
    const [first] = given;
    // `steps.reduce((data, step) => step(data))`, `list.map(…)`, `promise.then(…)`.
    if (first?.kind !== 'function' || callee.kind !== 'member' || !Object.hasOwn(iterating, callee.name)) continue;
    const position = iterating[callee.name];
    if (position !== undefined) add(iterated, first.id, { file, list: callee.of, position });
  }
  return { handed, iterated };
}

function add<T>(map: Map<FunctionId, T[]>, id: FunctionId, value: T): void {
  const list = map.get(id);
  if (list) list.push(value);
  else map.set(id, [value]);
}
