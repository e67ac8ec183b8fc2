/**
 * Follows values across files: which functions, classes, objects or package members an expression may stand for. Works
 * from what the code says, so that it serves untyped JavaScript; what it cannot follow gives no target.
 */
import { finish } from '../analysis/steps.js';
import type { FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { Assignments, type Assigned } from './assignments.js';
import { CallIndex } from './call-index.js';
import { Containers, resolvesClass } from './containers.js';
import { Decorations } from './decorations.js';
import type { EditedFiles } from './edited-files.js';
import { Exports, type ExportTarget } from './exports.js';
import { Implementations } from './implementations.js';
import { Known, once } from './known.js';
import { gather, joined, none } from './lists.js';
import type { ProjectFile } from './project-file.js';
import { Receivers } from './receivers.js';
import { entriesOf, instanceOf, isOfInterface, objectMembers, unique, type OwnTarget, type Target } from './targets.js';

/** What was known before some files were edited. */
export interface Around {
  readonly before: Values;
  readonly edited: EditedFiles;
}

interface Context {
  readonly depth: number;
  /** Whether parameters may be followed to the calls that fill them. */
  readonly parameters: boolean;
  /** The context one step further. */
  readonly deeper: Context;
}

const maximumDepth = 60;

/** Making a context for each step costs more than the steps, so that all there are are made before the first. */
const withParameters = contextsFrom(true);
const withoutParameters = contextsFrom(false);

export class Values {
  readonly exports: Exports;
  readonly containers: Containers;
  readonly #files: ReadonlyMap<string, ProjectFile>;
  #known = newKnown();
  /** Values belong to one file each, so that they serve as keys. */
  readonly #found = new Map<Value, readonly Target[]>();
  readonly #implementations: Implementations;
  readonly #receivers: Receivers;
  #assignments: Assignments | undefined;
  #calls: CallIndex | undefined;
  readonly #around: Around | undefined;
  readonly #decorations: Decorations;

  /** Given `around`, reads backwards only what the edited files say, and takes the rest from what was known before. */
  constructor(files: ReadonlyMap<string, ProjectFile>, around?: Around) {
    const { edited, before } = around ?? {};
    this.#files = files;
    this.#around = around;
    this.exports = new Exports(files);
    this.#decorations = new Decorations(edited?.now ?? files.values(), (file, value) => this.#evaluate(file, value, withParameters), before && edited && { decorations: before.#decorations, edited });
    this.#receivers = new Receivers((file, value) => this.#evaluate(file, value, withoutParameters));
    this.containers = new Containers(files);
    this.#implementations = new Implementations(files, (file, value) => this.#evaluate(file, value, withoutParameters), before && edited && { implementations: before.#implementations, edited });
    if (around) this.#decorations.collect();
  }

  /** Reads backwards who assigns and who calls what, and yields on the way; without it, the first question does so at once. */
  *prepare(): Generator<void> {
    if (!this.#assignments) this.#collectAssignments();
    yield;
    this.#calls ??= yield* this.#indexCalls();
  }

  /**
   * Learns that a package calls functions, and what it hands them: `~0` of the path for the first parameter. Frameworks find
   * their handlers in more ways than one sees at a call.
   */
  handOver(called: readonly { readonly function: Target & { kind: 'function' }; readonly name: string; readonly path: string }[]): void {
    const index = this.#callIndex;
    for (const { function: it, name, path } of called) index.addOutsider(it.file, it.id, name, path);
    this.#known = newKnown();
    this.#decorations.collect();
    this.#known = newKnown();
  }

  /** Everything a value of a file may stand for; empty when that cannot be told. */
  targets(file: ProjectFile, value: Value): readonly Target[] {
    const known = this.#found.get(value);
    if (known) return known;
    // The first question makes the index of assignments on its way, and so sees only some of them.
    const isWhole = this.#assignments !== undefined;
    const found = unique(this.#evaluate(file, value, withParameters));
    if (isWhole) this.#found.set(value, found);
    return found;
  }

  /** What code assigns from outside to a member of something, with the file it does so in; texts are not kept. */
  assigned(target: Target, name: string): readonly Assigned[] {
    return (this.#assignments ?? this.#collectAssignments()).to(target, name);
  }

  /** As `assigned`, for all members under plain names. */
  assignedMembers(target: Target): readonly Assigned[] {
    return (this.#assignments ?? this.#collectAssignments()).toMembers(target);
  }

  /** The calls that reach a function, or `new` its class, as far as the code says. */
  callers(file: ProjectFile, id: FunctionId): readonly { readonly file: ProjectFile; readonly call: number }[] {
    return this.#callIndex.callers(file, id);
  }

  /** What an imported name is exported as, texts included; empty for what a package exports. */
  exported(file: ProjectFile, index: number, name: string): readonly ExportTarget[] {
    const target = file.imports[index]?.target;
    const from = target?.kind === 'file' ? this.#files.get(target.file) : undefined;
    return from ? this.exports.find(from, name) : [];
  }

  #evaluate(file: ProjectFile, value: Value, context: Context): readonly Target[] {
    if (context.depth > maximumDepth) return [];
    const next = context.deeper;
    switch (value.kind) {
      case 'definition':
        return this.#definition(file, value.id, next);
      case 'global':
        return value.name === 'exports' ? [{ kind: 'module', file }] : [{ kind: 'global', path: value.name }];
      case 'function':
        return [{ kind: 'function', file, id: value.id }];
      case 'class':
        return [{ kind: 'class', file, id: value.id }];
      case 'this':
        return [{ kind: 'instance', of: 'class', file, id: value.class }];
      case 'receiver':
        return once(this.#knownFor(next).of(file).receivers, value.function, () => this.#receivers.of(file, value.function));
      case 'object':
      case 'array':
        return [{ kind: 'object', file, value }];
      case 'awaited':
        return this.#evaluate(file, value.of, next);
      case 'either':
        return gather(value.of, (it) => this.#evaluate(file, it, next));
      case 'instance':
        return gather(this.#evaluate(file, value.of, next), instanceOf);
      case 'module':
        return this.#imported(file, value.import, '=', next);
      case 'member':
        if (value.name === 'exports' && value.of.kind === 'global' && value.of.name === 'module') return this.#ownExports(file, next);
        return gather(this.#evaluate(file, value.of, next), (it) => this.#member(it, value.name, next));
      case 'result':
        return once(this.#knownFor(next).of(file).results, value.call, () => this.#result(file, value.call, next));
      case 'text':
      case 'number':
      case 'boolean':
      case 'joined':
      case 'pattern':
      case 'unknown':
        return [];
    }
  }

  #definition(file: ProjectFile, id: number, context: Context): readonly Target[] {
    return once(this.#knownFor(context).of(file).definitions, id, () => this.#define(file, id, context));
  }

  #knownFor({ parameters }: Context): Known {
    return parameters ? this.#known.withParameters : this.#known.without;
  }

  #define(file: ProjectFile, id: number, context: Context): readonly Target[] {
    const definition = file.syntax.definitions[id];
    switch (definition?.kind) {
      case 'import':
        return this.#imported(file, definition.import, definition.name, context);
      case 'function':
        return definition.id === -1 ? [] : [{ kind: 'function', file, id: definition.id }];
      case 'class':
        return [{ kind: 'class', file, id: definition.id }];
      case 'interface':
        return [{ kind: 'interface', file, id: definition.id }];
      case 'variable': {
        const values = gather(definition.values, (it) => this.#evaluate(file, it, context));
        const taken = this.#take(values, definition.path, context);
        return taken.length > 0 || !definition.type ? taken : this.#evaluate(file, definition.type, context);
      }
      case 'parameter': {
        const typed = definition.type ? this.#take(this.#evaluate(file, definition.type, context), definition.path, context) : none;
        // An interface says what a value can do, and the calls that fill the parameter say what it is.
        if (typed.some((it) => !isOfInterface(it)) || !context.parameters) return typed;
        const given = gather(this.#callIndex.callers(file, definition.function), (it) => {
          const argument = it.arguments[definition.index];
          return argument ? this.#evaluate(it.file, argument, context) : none;
        });
        const items = this.#itemsFor(file, definition.function, definition.index, context);
        const told = this.#toldTo(file, definition.function, definition.index, context);
        const taken = this.#take([...given, ...told, ...items, ...this.#handedBy(file, definition.function, definition.index)], definition.path, context);
        const found = taken.length > 0 ? taken : this.#injected(definition.path, context);
        return found.length > 0 ? found : typed;
      }
      case undefined:
        return [];
    }
  }

  /** What a container gives a destructured parameter by its name. */
  #injected([name, ...path]: readonly string[], context: Context): readonly Target[] {
    if (name === undefined) return [];
    const found = gather(this.containers.named(name), ({ file, as, value }) => {
      const targets = this.#evaluate(file, value, context);
      if (as === 'class') return targets.flatMap(instanceOf);
      return as === 'value' ? targets : targets.flatMap((it) => (it.kind === 'function' ? this.#returned(it, context) : []));
    });
    return this.#take(found, path, context);
  }

  #returned({ file, id }: Target & { kind: 'function' }, context: Context): readonly Target[] {
    return gather(file.syntax.functions[id]?.returns ?? none, (value) => this.#evaluate(file, value, context));
  }

  #take(targets: readonly Target[], path: readonly string[], context: Context): readonly Target[] {
    return path.reduce<readonly Target[]>((found, name) => gather(found, (it) => this.#member(it, name, context)), targets);
  }

  #imported(file: ProjectFile, index: number, name: string, context: Context): readonly Target[] {
    const target = file.imports[index]?.target;
    if (target?.kind === 'package' || target?.kind === 'builtin') {
      const isWhole = name === 'default' || name === '*' || name === '=';
      return [{ kind: 'package', name: target.name, path: isWhole ? '' : name }];
    }
    const from = target?.kind === 'file' ? this.#files.get(target.file) : undefined;
    if (!from) return [];
    if (name === '*' || name === '=') {
      const assigned = gather(this.exports.find(from, '='), (it) => this.#exported(it, context));
      return [...assigned, { kind: 'module', file: from }];
    }
    return this.#export(from, name, context);
  }

  /** `module.exports`, as its own file sees it: what was assigned to it, and the object that was there from the start. */
  #ownExports(file: ProjectFile, context: Context): readonly Target[] {
    const assigned = gather(this.exports.find(file, '='), (it) => this.#exported(it, context));
    return [...assigned, { kind: 'module', file }];
  }

  #export(file: ProjectFile, name: string, context: Context): readonly Target[] {
    const found = gather(this.exports.find(file, name), (it) => this.#exported(it, context));
    const named = joined(found, this.#assignedTo({ kind: 'module', file }, name, context));
    if (named.length > 0) return named;
    const whole = gather(this.exports.find(file, '='), (it) => this.#exported(it, context));
    return name === 'default' ? whole : gather(whole, (it) => this.#member(it, name, context));
  }

  #exported(target: ExportTarget, context: Context): readonly Target[] {
    if (target.kind === 'value') return this.#evaluate(target.file, target.value, context);
    if (target.kind === 'module') return [{ kind: 'module', file: target.file }];
    const isWhole = target.member === 'default' || target.member === '*';
    return [{ kind: 'package', name: target.name, path: isWhole ? '' : target.member }];
  }

  #member(target: Target, name: string, context: Context): readonly Target[] {
    if (target.kind === 'package') {
      const own: Target = { ...target, path: target.path === '' ? (name === 'default' ? '' : name) : `${target.path}.${name}` };
      const added = this.#decorations.named(target, name);
      if (added.length === 0 || context.depth > maximumDepth) return [own];
      const next = context.deeper;
      // What is added is often made of something else that is added, and so leads back here: `req.user = await find(req.session)`.
      const key = target.name === 'mongoose' ? `model.${name}` : name;
      return [own, ...once(this.#knownFor(context).added, key, () => added.flatMap((it) => this.#evaluate(it.file, it.value, next)))];
    }
    if (target.kind === 'global') return [{ kind: 'global', path: `${target.path}.${name}` }];
    if (context.depth > maximumDepth) return [];
    const next = context.deeper;
    return once(this.#knownFor(context).membersOf(target), name, () => this.#findMember(target, name, next));
  }

  #findMember(target: OwnTarget, name: string, next: Context): readonly Target[] {
    switch (target.kind) {
      case 'module':
        return this.#export(target.file, name, next);
      case 'object':
        return joined(gather(objectMembers(target, name), (it) => this.#memberValue(target.file, it, name, next)), this.#assignedTo(target, name, next));
      case 'function':
        if (name === 'prototype') return [{ kind: 'instance', of: 'function', file: target.file, id: target.id }];
        return this.#assignedTo(target, name, next);
      case 'class':
        if (name === 'prototype') return [{ ...target, kind: 'instance', of: 'class' }];
        return joined(this.#classMember(target, name, true, next), this.#assignedTo(target, name, next));
      case 'interface':
        return [];
      case 'instance':
        return joined(this.#instanceMember(target, name, next), this.#assignedTo(target, name, next));
    }
  }

  #memberValue(file: ProjectFile, found: { readonly spread: boolean; readonly value: Value }, name: string, context: Context): readonly Target[] {
    const targets = this.#evaluate(file, found.value, context);
    return found.spread ? gather(targets, (it) => this.#member(it, name, context)) : targets;
  }

  /** A member of an instance; where its class or interface has none, what stands in for it. */
  #instanceMember(target: Target & { kind: 'instance' }, name: string, context: Context): readonly Target[] {
    if (target.of === 'function') return [];
    const own = target.of === 'class' ? this.#classMember(target, name, false, context) : [];
    if (own.length > 0) return own;
    const implemented = gather(this.#implementations.of(target), (it) => this.#member({ kind: 'instance', of: 'class', file: it.file, id: it.id }, name, context));
    return implemented.length > 0 || target.of === 'class' ? implemented : this.#declaredMember(target, name, context);
  }

  /** What an interface, or one that it extends, says a member is. */
  #declaredMember({ file, id }: { file: ProjectFile; id: number }, name: string, context: Context): readonly Target[] {
    const fact = file.syntax.interfaces[id];
    const own = gather(fact?.members ?? none, ([it, type]) => (it === name ? this.#evaluate(file, type, context) : none));
    if (own.length > 0 || !fact) return own;
    return fact.extends.flatMap((it) => this.#evaluate(file, it, context)).flatMap((it) => (it.kind === 'interface' ? this.#member(instanceOf(it)[0] ?? it, name, context) : []));
  }

  #classMember(target: Target & { kind: 'class' | 'instance' }, name: string, isStatic: boolean, context: Context): readonly Target[] {
    const fact = target.file.syntax.classes[target.id];
    if (!fact) return [];
    const own = gather(fact.members, (it) => (it.name === name && it.static === isStatic ? this.#evaluate(target.file, it.value, context) : none));
    if (own.length > 0 || !fact.extends) return own;
    const base = this.#evaluate(target.file, fact.extends, context);
    return gather(isStatic ? base : gather(base, instanceOf), (it) => this.#member(it, name, context));
  }

  #result(file: ProjectFile, index: number, context: Context): readonly Target[] {
    const call = file.syntax.calls[index];
    if (!call) return [];
    const { callee } = call;
    if (callee.kind === 'member' && callee.name === 'bind') return this.#evaluate(file, callee.of, context);
    if (callee.kind === 'member' && callee.name === 'get' && call.arguments.length === 1) {
      const kept = this.#evaluate(file, callee.of, context).filter((it) => it.kind === 'object' && it.value.kind === 'array');
      if (kept.length > 0) return kept.flatMap((it) => this.#member(it, '[]', context));
    }
    return gather(this.#evaluate(file, callee, context), (it): readonly Target[] => {
      if (it.kind === 'package' && resolvesClass(it.name, it.path)) return call.arguments.flatMap((given) => this.#evaluate(file, given, context)).flatMap(instanceOf);
      if (it.kind === 'package') return [{ ...it, path: `${it.path}()`, made: { file, call: index } }];
      if (it.kind === 'global') return this.#globalResult(file, it.path, index, context);
      if (call.construct) return instanceOf(it);
      if (it.kind !== 'function') return [];
      return this.#returned(it, context);
    });
  }

  #globalResult(file: ProjectFile, path: string, index: number, context: Context): readonly Target[] {
    const given = file.syntax.calls[index]?.arguments ?? [];
    const passesOn = path === 'Object.freeze' || path === 'Object.assign' || path === 'Promise.resolve';
    if (passesOn) return given.flatMap((it) => this.#evaluate(file, it, context));
    if (path === 'Object.values') return given.flatMap((it) => this.#evaluate(file, it, context)).flatMap((it) => (it.kind === 'object' || it.kind === 'module' ? [it] : []));
    if (path === 'Map') return [{ kind: 'object', file, value: { kind: 'array', items: entriesOf(given[0]) } }, { kind: 'global', path: 'Map()' }];
    return [{ kind: 'global', path: `${path}()` }];
  }

  /** What the code assigns to a member from outside: `this.orders = orders`, `Server.prototype.start = function () {}`. */
  #assignedTo(target: Target, name: string, context: Context): readonly Target[] {
    return gather(this.assigned(target, name), (it) => this.#evaluate(it.file, it.value, context));
  }

  #collectAssignments(): Assignments {
    const assignments = new Assignments(this.#around);
    this.#assignments = assignments;
    // The question that makes the index is still being answered, and must not cut short what is asked for the index.
    const asked = this.#known;
    this.#known = newKnown();
    assignments.collect(this.#around?.edited.now ?? this.#files.values(), (file, value) => this.#evaluate(file, value, withoutParameters));
    // What was looked up meanwhile saw only some of the assignments.
    asked.withParameters.forget();
    asked.without.forget();
    this.#known = asked;
    return assignments;
  }

  /** What a function is called with by the own function that it is handed to: `find(id, (error, user) => …)`. */
  #toldTo(file: ProjectFile, id: FunctionId, index: number, context: Context): readonly Target[] {
    return gather(this.#callIndex.handOvers(file, id), (it) =>
      gather(this.#evaluate(it.file, it.callee, context), (to) => {
        if (to.kind !== 'function') return none;
        const calls = to.file.syntax.calls.filter(({ callee }) => {
          const definition = callee.kind === 'definition' ? to.file.syntax.definitions[callee.id] : undefined;
          return definition?.kind === 'parameter' && definition.function === to.id && definition.index === it.position && definition.path.length === 0;
        });
        return gather(calls, (call) => {
          const argument = call.arguments[index];
          return argument ? this.#evaluate(to.file, argument, context) : none;
        });
      }),
    );
  }

  #itemsFor(file: ProjectFile, id: FunctionId, index: number, context: Context): readonly Target[] {
    const lists = this.#callIndex.iterations(file, id).filter((it) => it.position === index);
    return lists.flatMap((it) => this.#evaluate(it.file, it.list, context)).flatMap((it) => (it.kind === 'object' || it.kind === 'module' ? this.#member(it, '[]', context) : it.kind === 'package' || it.kind === 'global' ? [] : [it]));
  }

  #handedBy(file: ProjectFile, id: FunctionId, index: number): readonly Target[] {
    return this.#callIndex.outsiders(file, id).map((it) => ({ ...it, path: `${it.path}~${index}` }));
  }

  get #callIndex(): CallIndex {
    this.#calls ??= finish(this.#indexCalls());
    return this.#calls;
  }

  #indexCalls(): Generator<void, CallIndex> {
    const evaluate = (file: ProjectFile, value: Value): readonly Target[] => this.#evaluate(file, value, withoutParameters);
    const { edited, before } = this.#around ?? {};
    return CallIndex.of(edited?.now ?? this.#files.values(), evaluate, before && edited && { index: before.#callIndex, edited });
  }
}

function contextsFrom(parameters: boolean): Context {
  // The last is beyond what is followed.
  const last: { -readonly [key in keyof Context]?: Context[key] } = { depth: maximumDepth + 1, parameters };
  last.deeper = last as Context;
  let context = last as Context;
  for (let depth = maximumDepth; depth >= 0; depth -= 1) context = { depth, parameters, deeper: context };
  return context;
}

function newKnown(): { readonly withParameters: Known; readonly without: Known } {
  return { withParameters: new Known(), without: new Known() };
}
