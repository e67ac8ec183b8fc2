/** Which function calls which, seen from the one that calls. Lazy: only what is asked for is followed. */
import type { CallFact, FunctionId } from '../../facts/facts.js';
import { unknown, type Value } from '../../facts/value.js';
import { groupedBy } from '../lists.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import { Dispatch } from './dispatch.js';

/** A function of the project; `-1` is the top level of its file. */
export interface FunctionRef {
  readonly file: ProjectFile;
  readonly id: FunctionId;
}

/** One way from a function to another. */
export interface CallEdge {
  readonly from: FunctionRef;
  readonly to: FunctionRef;
  readonly call: CallFact;
  /** `call`: called here; `callback`: handed over here; `event`: told of an event or a command that is sent here. */
  readonly via: 'call' | 'callback' | 'event';
}

/** A parameter that holds more functions than this belongs to a wrapper; whom it calls is seen where they are handed over. */
const maximumPerParameter = 3;

/** Calls that keep a function for one first use, and so call it at most once a process. */
const memoizing: Readonly<Record<string, RegExp>> = {
  lodash: /^(?:once|memoize)$/,
  'lodash-es': /^(?:once|memoize)$/,
  'lodash.once': /^$/,
  'lodash.memoize': /^$/,
  once: /^$/,
  memoizee: /^$/,
  'p-memoize': /^$/,
  mem: /^$/,
  ramda: /^(?:once|memoizeWith)$/,
};

export class CallGraph {
  readonly #values: Values;
  readonly #dispatch: Dispatch;
  readonly #calls = new Map<ProjectFile, ReadonlyMap<FunctionId, readonly CallFact[]>>();
  readonly #edges = new Map<string, readonly CallEdge[]>();

  constructor(files: readonly ProjectFile[], values: Values) {
    this.#values = values;
    this.#dispatch = new Dispatch(files, values);
  }

  /** The calls that stand in a function itself, not in functions inside it. */
  callsIn({ file, id }: FunctionRef): readonly CallFact[] {
    let calls = this.#calls.get(file);
    if (!calls) {
      calls = groupedBy(file.syntax.calls, (it) => it.within);
      this.#calls.set(file, calls);
    }
    return calls.get(id) ?? [];
  }

  /** Where a function leads, in the order of its calls. */
  edgesFrom(from: FunctionRef): readonly CallEdge[] {
    const key = refKey(from);
    const known = this.#edges.get(key);
    if (known) return known;
    const edges = this.callsIn(from).flatMap((call) => unique(this.#edgesOf(from, call)));
    this.#edges.set(key, edges);
    return edges;
  }

  #edgesOf(from: FunctionRef, call: CallFact): readonly CallEdge[] {
    const { file } = from;
    const targets = this.#values.targets(file, call.callee);
    if (targets.some((it) => it.kind === 'package' && memoizing[it.name]?.test(it.path) === true)) return [];
    const called = targets.flatMap((it) => calledBy(it));
    const isParameter = call.callee.kind === 'definition' && file.syntax.definitions[call.callee.id]?.kind === 'parameter';
    const edges = isParameter && called.length > maximumPerParameter ? [] : called.map((to): CallEdge => ({ from, to, call, via: 'call' }));
    for (const it of call.arguments) for (const to of this.#functionsIn(file, it, 0)) edges.push({ from, to, call, via: 'callback' });
    for (const to of this.#dispatch.receivers(file, call)) edges.push({ from, to, call, via: 'event' });
    return edges;
  }

  /** Functions that an argument hands over: written there, named there, or in an object or array written there. */
  #functionsIn(file: ProjectFile, value: Value, depth: number): readonly FunctionRef[] {
    switch (value.kind) {
      case 'function':
        return [{ file, id: value.id }];
      case 'object':
        return depth > 1 ? [] : value.members.flatMap(([, it]) => (it.kind === 'function' || it.kind === 'object' ? this.#functionsIn(file, it, depth + 1) : []));
      case 'array':
        return depth > 1 ? [] : value.items.flatMap((it) => this.#functionsIn(file, it, depth + 1));
      case 'definition':
        // What a parameter holds was handed over where it was given.
        if (file.syntax.definitions[value.id]?.kind === 'parameter') return [];
        return functionsAmong(this.#values.targets(file, value));
      case 'member':
        return functionsAmong(this.#values.targets(file, value));
      case 'result': {
        const callee = file.syntax.calls[value.call]?.callee ?? unknown;
        return functionsAmong(this.#values.targets(file, callee.kind === 'member' && callee.name === 'bind' ? callee.of : value));
      }
      default:
        return [];
    }
  }
}

function calledBy(target: Target): readonly FunctionRef[] {
  if (target.kind === 'function') return [{ file: target.file, id: target.id }];
  const constructor = target.kind === 'class' ? (target.file.syntax.classes[target.id]?.constructedBy ?? -1) : -1;
  return target.kind === 'class' && constructor !== -1 ? [{ file: target.file, id: constructor }] : [];
}

function functionsAmong(targets: readonly Target[]): readonly FunctionRef[] {
  const found = targets.filter((it) => it.kind === 'function');
  return found.length > maximumPerParameter ? [] : found.map((it) => ({ file: it.file, id: it.id }));
}

function unique(edges: readonly CallEdge[]): readonly CallEdge[] {
  return edges.length < 2 ? edges : edges.filter(({ to }, index) => edges.findIndex((it) => it.to.file === to.file && it.to.id === to.id) === index);
}

/** Identity of a function. */
export function refKey({ file, id }: FunctionRef): string {
  return `${file.key}#${id}`;
}
