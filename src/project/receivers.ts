/** What `this` is in a function outside any class: what the function was put on. */
import type { FunctionId, SyntaxFacts } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { ProjectFile } from './project-file.js';
import type { Target } from './targets.js';

type Evaluate = (file: ProjectFile, value: Value) => readonly Target[];

/** What a function that a mongoose schema is given is called on. */
const ofSchema: Readonly<Record<string, string>> = { statics: 'model()', static: 'model()', methods: 'model()()', method: 'model()()', pre: 'model()()', post: 'model()()' };

export class Receivers {
  readonly #evaluate: Evaluate;
  readonly #owners = new Map<ProjectFile, ReadonlyMap<FunctionId, readonly Target[]>>();

  constructor(evaluate: Evaluate) {
    this.#evaluate = evaluate;
  }

  /** Everything that `this` may be; an instance of the function itself where it was put on nothing. */
  of(file: ProjectFile, id: FunctionId): readonly Target[] {
    const owners = this.#owners.get(file) ?? this.#collect(file);
    return owners.get(id) ?? [{ kind: 'instance', of: 'function', file, id }];
  }

  #collect(file: ProjectFile): ReadonlyMap<FunctionId, readonly Target[]> {
    const owners = new Map<FunctionId, Target[]>();
    // It is there, and empty, while it is made, which cuts what leads back to it.
    this.#owners.set(file, owners);
    for (const value of objectsIn(file.syntax)) for (const [, it] of value.members) if (it.kind === 'function') add(owners, it.id, [{ kind: 'object', file, value }]);
    for (const { target, value } of file.syntax.assignments) {
      if (target.kind === 'member' && value.kind === 'function') add(owners, value.id, this.#evaluate(file, target.of).flatMap((it) => ownerOf(it)));
    }
    for (const { callee, arguments: given } of file.syntax.calls) {
      this.#ofFastify(file, callee, given, owners);
      const last = given.at(-1);
      if (callee.kind !== 'member' || last?.kind !== 'function' || !Object.hasOwn(ofSchema, callee.name)) continue;
      const isSchema = this.#evaluate(file, callee.of).some((it) => it.kind === 'package' && it.name === 'mongoose' && /Schema\(\)$/.test(it.path));
      if (isSchema) add(owners, last.id, [{ kind: 'package', name: 'mongoose', path: ofSchema[callee.name] ?? '' }]);
    }
    return owners;
  }

  /** Fastify calls what it is given on itself, or on its part of the application. */
  #ofFastify(file: ProjectFile, callee: Value, given: readonly Value[], owners: Map<FunctionId, Target[]>): void {
    const functions = given.flatMap((it) => (it.kind === 'function' ? [it.id] : it.kind === 'object' ? it.members.flatMap(([, member]) => (member.kind === 'function' ? [member.id] : [])) : []));
    if (functions.length === 0 || callee.kind !== 'member') return;
    const by = this.#evaluate(file, callee.of).find((it) => it.kind === 'package' && (it.name === 'fastify' || it.name.startsWith('@fastify/')));
    if (by) for (const id of functions) add(owners, id, [{ kind: 'package', name: 'fastify', path: '()' }]);
  }
}

/** What a function is called on once it is a member of a target. */
function ownerOf(target: Target): readonly Target[] {
  if (target.kind !== 'package') return target.kind === 'global' ? [] : [target];
  const [, kind] = target.name === 'mongoose' ? (/Schema\(\)\.(statics|methods)$/.exec(target.path) ?? []) : [];
  return kind === undefined ? [] : [{ kind: 'package', name: 'mongoose', path: ofSchema[kind] ?? '' }];
}

/** Objects written in a file, where they are kept, returned, exported or handed over. */
function objectsIn(syntax: SyntaxFacts): readonly (Value & { kind: 'object' })[] {
  const found = new Set<Value & { kind: 'object' }>();
  const look = (value: Value | undefined, depth: number): void => {
    if (value?.kind === 'either') for (const it of value.of) look(it, depth);
    if (value?.kind !== 'object' || depth > 3 || found.has(value)) return;
    found.add(value);
    for (const [, it] of value.members) look(it, depth + 1);
  };
  for (const it of syntax.definitions) if (it.kind === 'variable') for (const value of it.values) look(value, 0);
  for (const it of syntax.exports) look(it.value, 0);
  for (const it of syntax.assignments) look(it.value, 0);
  for (const it of syntax.functions) for (const value of it.returns) look(value, 0);
  for (const it of syntax.calls) for (const value of it.arguments) look(value, 0);
  return [...found];
}

function add(owners: Map<FunctionId, Target[]>, id: FunctionId, targets: readonly Target[]): void {
  if (targets.length === 0) return;
  const list = owners.get(id);
  if (list) list.push(...targets);
  else owners.set(id, [...targets]);
}
