/**
 * Follows places to what they stand for. As `Values`, with three things more: which call made a router, what a helper was
 * given by one of its callers, and texts.
 */
import type { ClassFact } from '../../facts/facts.js';
import { unknown, type Value } from '../../facts/value.js';
import { resolvesClass } from '../containers.js';
import { gather, joined, none } from '../lists.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import { isChained } from './families.js';
import { boundCall, boundItem, depthOf, isRunning, keyOfFrame, selfOf, type CallSite, type Frame, type Instance, type Place, type Thing } from './place.js';
import { KnownThings } from './known-things.js';
import { ThisFields } from './this-fields.js';
import { globalResult, loadedModules, type Evaluate } from './known-calls.js';

const maximumDepth = 48;
const maximumFrames = 6;

/** What is said about a place by code far from it. */
export interface Elsewhere {
  /** What is pushed onto a list that a variable or a field holds. */
  readonly pushed: (list: { readonly file: ProjectFile; readonly definition: number } | { readonly instance: Instance; readonly field: string }) => readonly Place[];
}

export class Places {
  readonly files: ReadonlyMap<string, ProjectFile>;
  readonly values: Values;
  readonly #fields = new ThisFields();
  readonly #known = new KnownThings();
  readonly #elsewhere: Elsewhere;

  constructor(files: ReadonlyMap<string, ProjectFile>, values: Values, elsewhere: Elsewhere) {
    this.files = files;
    this.values = values;
    this.#elsewhere = elsewhere;
  }

  /** Everything a place may stand for; empty when that cannot be told. */
  things(place: Place, depth = 0): readonly Thing[] {
    if (depth > maximumDepth) return [];
    const { file, value, frame } = place;
    const next = depth + 1;
    switch (value.kind) {
      case 'definition':
        return this.#known.definition(place, value.id, () => this.#definition(place, value.id, next));
      case 'result':
        return this.#known.result(place, value.call, () => this.#result({ file, call: value.call, frame }, place, next));
      case 'member':
        return this.#memberOf(place, value, next);
      case 'array':
        return [{ kind: 'list', items: value.items.map((it) => ({ file, value: it, frame })) }];
      case 'either':
        return gather(value.of, (it) => this.things({ file, value: it, frame }, next));
      case 'awaited':
        return this.things({ file, value: value.of, frame }, next);
      case 'module':
        return this.#imported(file, value.import, '=', next);
      case 'global':
        return value.name === 'exports' ? [{ kind: 'module', file }] : [{ kind: 'global', path: value.name, calls: [] }];
      case 'this':
        return [this.#self(file, value.class, frame)];
      case 'instance':
        return this.#fromValues(file, value);
      case 'unknown':
        return [];
      default:
        return [{ kind: 'value', place }];
    }
  }

  /** The items of every list that a place stands for, with what is spread into them. */
  items(place: Place, depth = 0): readonly Place[] {
    return gather(this.things(place, depth), (it) => (it.kind === 'list' ? this.itemsOf(it.items, depth) : none));
  }

  /** As `items`, for a list that is known. A list that is spread into itself adds what it was before. */
  itemsOf(items: readonly Place[], depth = 0, spreading: readonly Value[] = []): readonly Place[] {
    if (depth > maximumDepth) return [];
    return items.flatMap((it): readonly Place[] => {
      const { value } = it;
      const isSpread = value.kind === 'member' && value.name === '[]' && value.key === undefined && boundItem(it.frame, it.file, value.of) === undefined;
      if (!isSpread) return [it];
      if (spreading.includes(value)) return [];
      const lists = this.things({ ...it, value: value.of }, depth + 1).filter((found) => found.kind === 'list');
      return lists.length === 0 ? [it] : lists.flatMap((list) => this.itemsOf(list.items, depth + 1, [...spreading, value]));
    });
  }

  /** The expression that a helper was given for a parameter that stands here; the place itself where it is none. */
  origin(place: Place, depth = 0): Place {
    const { file, value, frame } = place;
    if (depth > 12 || frame === undefined) return place;
    if (value.kind === 'member' && value.name === '[]') {
      const item = value.key === undefined ? boundItem(frame, file, value.of) : this.#givenAt(place, value);
      return item ? this.origin(item, depth + 1) : place;
    }
    if (value.kind === 'member') {
      const [only, ...others] = this.property({ file, value: value.of, frame }, value.name);
      return only && others.length === 0 && only.frame !== frame ? this.origin(only, depth + 1) : place;
    }
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    if (definition?.kind === 'parameter' && definition.path.length === 0) {
      const given = boundCall(frame, file, definition.function)?.arguments[definition.index];
      return given ? this.origin(given, depth + 1) : place;
    }
    if (definition?.kind !== 'variable') return place;
    const [only] = definition.values;
    if (!only || definition.values.length > 1 || definition.path.length > 1) return place;
    const [name] = definition.path;
    const found = name === undefined ? this.origin({ file, value: only, frame }, depth + 1) : this.#givenAt({ ...place, value: only }, { kind: 'member', of: only, name: '[]', key: { kind: 'number', value: Number(name) } });
    return found && found.frame !== frame ? found : place;
  }

  /** `args[0]` of rest parameters: the argument as the caller wrote it. */
  #givenAt({ file, frame }: Place, value: Value & { kind: 'member' }): Place | undefined {
    if (value.key?.kind !== 'number' || !Number.isInteger(value.key.value)) return undefined;
    const [list, ...others] = this.things({ file, value: value.of, frame }).filter((it) => it.kind === 'list');
    return list && others.length === 0 ? this.itemsOf(list.items).at(value.key.value) : undefined;
  }

  /** A member of a thing, such as the handler under a name in a table. */
  member(thing: Thing, name: string, depth = 0): readonly Thing[] {
    const next = depth + 1;
    if (depth > maximumDepth) return [];
    switch (thing.kind) {
      case 'package':
        return [{ ...thing, path: thing.path === '' ? (name === 'default' ? '' : name) : `${thing.path}.${name}` }];
      case 'global':
        return [{ ...thing, path: `${thing.path}.${name}` }];
      case 'module':
        return this.exported(thing.file, name, next);
      case 'instance':
        return this.#instanceMember(thing, name, next);
      case 'parameter':
        return [{ ...thing, path: [...thing.path, name] }];
      case 'list': {
        const items = this.itemsOf(thing.items, next);
        const item = name === '[]' ? items : items.slice(Number(name), Number(name) === -1 ? undefined : Number(name) + 1);
        return gather(item, (it) => this.things(it, next));
      }
      case 'value':
        return this.#valueMember(thing.place, name, next);
    }
  }

  /** Places under a name of an object literal, spreads included. */
  property(place: Place, name: string, depth = 0): readonly Place[] {
    return gather(this.things(place, depth), (it) => (it.kind === 'value' ? this.#property(it.place, name, depth + 1) : none));
  }

  /** Everything that a file exports under a name. */
  exported(file: ProjectFile, name: string, depth = 0): readonly Thing[] {
    if (depth > maximumDepth) return [];
    const next = depth + 1;
    const find = (it: string): readonly Thing[] =>
      gather(this.values.exports.find(file, it), (target): readonly Thing[] => {
        if (target.kind === 'value') return this.things({ file: target.file, value: target.value }, next);
        if (target.kind === 'module') return [{ kind: 'module', file: target.file }];
        return [packageThing(target.name, target.member)];
      });
    const named = joined(find(name), this.#assigned({ kind: 'module', file }, name, next));
    if (named.length > 0) return named;
    const whole = find('=');
    if (name === 'default') return whole;
    return gather(whole, (it) => (it.kind === 'module' && it.file === file ? none : this.member(it, name, next)));
  }

  /** All that a file exports as a whole, as `require` gives it. */
  whole(file: ProjectFile, depth = 0): readonly Thing[] {
    const assigned = this.values.exports.find(file, '=').flatMap((it) => (it.kind === 'value' ? this.things({ file: it.file, value: it.value }, depth + 1) : []));
    return [...assigned.filter((it) => it.kind !== 'module' || it.file !== file), { kind: 'module', file }];
  }

  /** A frame for one call of a function, with what the call gives. */
  enter(site: CallSite, entered: { file: ProjectFile; function: number; closure: Frame | undefined; self?: Instance | undefined }): Frame | undefined {
    const call = site.file.syntax.calls[site.call];
    if (!call || entered.function === -1 || depthOf(site.frame, entered.closure) >= maximumFrames || isRunning(site.frame, entered.file, entered.function)) return entered.closure;
    const given = call.arguments.flatMap((value, argument) => this.itemsOf([{ file: site.file, value, frame: site.frame }]).map((it) => ({ file: it.file, value: it.value, frame: it.frame, argument, site })));
    return {
      key: `${keyOfFrame(site.frame)}>${site.file.key}#${site.call}:${entered.function}`,
      outer: entered.closure,
      entered: site,
      bound: { kind: 'call', file: entered.file, function: entered.function, arguments: given, self: entered.self },
      depth: depthOf(site.frame, entered.closure) + 1,
    };
  }

  #definition(place: Place, id: number, depth: number): readonly Thing[] {
    const { file, frame } = place;
    const definition = file.syntax.definitions[id];
    switch (definition?.kind) {
      case 'import':
        return this.#imported(file, definition.import, definition.name, depth);
      case 'function':
        return definition.id === -1 ? [] : [{ kind: 'value', place: { file, value: { kind: 'function', id: definition.id }, frame } }];
      case 'class':
        return [{ kind: 'value', place: { file, value: { kind: 'class', id: definition.id }, frame } }];
      case 'variable': {
        const within = definition.within === -1 ? undefined : frame;
        const found = gather(definition.values, (value) => this.things({ file, value, frame: within }, depth));
        const pushed = definition.path.length === 0 && definition.values.some((it) => it.kind === 'array') ? this.#elsewhere.pushed({ file, definition: id }) : [];
        if (pushed.length > 0) return [...found, { kind: 'list', items: pushed }];
        const taken = this.#take(found, definition.path, depth);
        return taken.length > 0 || !definition.type ? taken : this.#fromValues(file, definition.type);
      }
      case 'parameter': {
        const bound = boundCall(frame, file, definition.function);
        const isRest = definition.path[0] === '…';
        const given: readonly Thing[] = !bound
          ? []
          : isRest
            ? [{ kind: 'list', items: bound.arguments.slice(definition.index) }]
            : gather(bound.arguments.slice(definition.index, definition.index + 1), (it) => this.things(it, depth));
        const path = isRest ? definition.path.slice(1) : definition.path;
        const taken = this.#take(given, path, depth);
        if (taken.length > 0) return taken;
        const [name] = definition.path;
        const injected = name === undefined || bound ? [] : this.#take(this.#injected(name, depth), definition.path.slice(1), depth);
        if (injected.length > 0) return injected;
        // A type that is the project's own says what is there; which router stands behind one of a package, it does not.
        const typed = definition.type && definition.path.length === 0 ? this.#fromValues(file, definition.type).filter((it) => it.kind === 'instance') : [];
        return typed.length > 0 ? typed : [{ kind: 'parameter', file, function: definition.function, index: definition.index, path: definition.path }];
      }
      default:
        return [];
    }
  }

  /** What a container gives a destructured parameter by its name. */
  #injected(name: string, depth: number): readonly Thing[] {
    return this.values.containers.named(name).flatMap(({ file, as, value }): readonly Thing[] => {
      const found = this.things({ file, value }, depth);
      if (as === 'value') return found;
      return found.flatMap((it): readonly Thing[] => {
        if (it.kind !== 'value') return [];
        const { value: made } = it.place;
        if (made.kind === 'class') return [{ kind: 'instance', file: it.place.file, id: made.id }];
        return made.kind === 'function' ? (it.place.file.syntax.functions[made.id]?.returns ?? []).flatMap((returned) => this.things({ file: it.place.file, value: returned }, depth)) : [];
      });
    });
  }

  #take(things: readonly Thing[], path: readonly string[], depth: number): readonly Thing[] {
    return path.reduce<readonly Thing[]>((found, name) => gather(found, (it) => this.member(it, name, depth)), things);
  }

  #imported(file: ProjectFile, index: number, name: string, depth: number): readonly Thing[] {
    const target = file.imports[index]?.target;
    if (target?.kind === 'package' || target?.kind === 'builtin') return [packageThing(target.name, name)];
    const from = target?.kind === 'file' ? this.files.get(target.file) : undefined;
    if (!from) return [];
    return name === '*' || name === '=' ? this.whole(from, depth) : this.exported(from, name, depth);
  }

  #memberOf(place: Place, value: Value & { kind: 'member' }, depth: number): readonly Thing[] {
    const { file, frame } = place;
    if (value.name === 'exports' && value.of.kind === 'global' && value.of.name === 'module') return this.whole(file, depth);
    if (value.name === '[]' && value.key === undefined) {
      const item = boundItem(frame, file, value.of);
      if (item) return this.things(item, depth);
    }
    const of = this.things({ file, value: value.of, frame }, depth);
    const names = value.name !== '[]' || value.key === undefined ? [value.name] : this.#keys({ file, value: value.key, frame }, depth);
    const found = gather(of, (it) => gather(names, (name) => this.member(it, name, depth)));
    return found.length > 0 ? found : this.#fromValues(file, value);
  }

  #keys(key: Place, depth: number): readonly string[] {
    if (key.value.kind === 'number') return [String(key.value.value)];
    const texts = this.things(key, depth).flatMap((it) => (it.kind === 'value' && it.place.value.kind === 'text' ? [it.place.value.value] : []));
    return texts.length > 0 ? texts : ['[]'];
  }

  #valueMember(place: Place, name: string, depth: number): readonly Thing[] {
    const { file, value } = place;
    if (value.kind === 'object') {
      const own = gather(this.#property(place, name, depth), (it) => this.things(it, depth));
      if (name === '[]') return [...own, ...this.values.assignedMembers({ kind: 'object', file, value }).flatMap((it) => this.things(it, depth))];
      return own.length > 0 ? own : this.#assigned({ kind: 'object', file, value }, name, depth);
    }
    if (value.kind === 'class') {
      const fact = file.syntax.classes[value.id];
      const own = gather(fact?.members ?? none, (it) => (it.name === name && it.static ? this.things({ file, value: it.value }, depth) : none));
      if (own.length > 0 || !fact?.extends) return own.length > 0 ? own : this.#assigned({ kind: 'class', file, id: value.id }, name, depth);
      return gather(this.things({ file, value: fact.extends }, depth), (it) => (it.kind === 'value' ? this.#valueMember(it.place, name, depth) : none));
    }
    return value.kind === 'function' ? this.#assigned({ kind: 'function', file, id: value.id }, name, depth) : [];
  }

  #property(place: Place, name: string, depth: number): readonly Place[] {
    const { file, value, frame } = place;
    if (value.kind !== 'object' || depth > maximumDepth) return [];
    const own = value.members.filter(([it]) => it === name || (name === '[]' && it !== '…')).map(([, it]) => ({ file, value: it, frame }));
    if (own.length > 0 && name !== '[]') return own;
    const spread = value.members.filter(([it]) => it === '…').flatMap(([, it]) => this.property({ file, value: it, frame }, name, depth + 1));
    return [...own, ...spread];
  }

  #self(file: ProjectFile, id: number, frame: Frame | undefined): Instance {
    const self = selfOf(frame);
    return self && this.isClassOf(self, file, id) ? self : { kind: 'instance', file, id };
  }

  /** Reports whether an instance is of a class or of one that extends it. */
  isClassOf(instance: Pick<Instance, 'file' | 'id'>, file: ProjectFile, id: number, depth = 0): boolean {
    if (instance.file === file && instance.id === id) return true;
    const base = instance.file.syntax.classes[instance.id]?.extends;
    if (!base || depth > 8) return false;
    return this.things({ file: instance.file, value: base }).some((it) => it.kind === 'value' && it.place.value.kind === 'class' && this.isClassOf({ file: it.place.file, id: it.place.value.id }, file, id, depth + 1));
  }

  #instanceMember(instance: Instance, name: string, depth: number): readonly Thing[] {
    const { file, id, frame } = instance;
    const fact = file.syntax.classes[id];
    if (!fact || depth > maximumDepth) return [];
    const written = fact.members.filter((it) => it.name === name && !it.static).map((it) => it.value);
    const fields = [...written, ...this.#fields.assigned(file, id, name)];
    const own = gather(fields, (value) => this.things({ file, value, frame: value.kind === 'function' ? methodFrame(instance) : frame }, depth));
    const pushed = this.#elsewhere.pushed({ instance, field: name });
    // A declared type says less than what is assigned.
    const known: readonly Thing[] = joined(own.filter((it) => it.kind !== 'parameter'), pushed.length > 0 ? [{ kind: 'list', items: pushed }] : none);
    if (known.length > 0) return known;
    const inherited = fact.extends ? gather(this.#bases(instance, depth), (it) => this.#instanceMember(it, name, depth)) : none;
    return inherited.length > 0 ? inherited : own;
  }

  /** The same instance as its base class sees it, with what `super(…)` gives the constructor. */
  #bases(instance: Instance, depth: number): readonly Instance[] {
    const { file, id, frame } = instance;
    const fact = file.syntax.classes[id];
    if (!fact?.extends) return [];
    const call = superCall(file, fact);
    return gather(this.things({ file, value: fact.extends }, depth), (it): readonly Instance[] => {
      if (it.kind !== 'value' || it.place.value.kind !== 'class') return [];
      const base = it.place.file.syntax.classes[it.place.value.id];
      const inner = base && call !== -1 ? this.enter({ file, call, frame }, { file: it.place.file, function: base.constructedBy, closure: undefined, self: selfOf(frame) ?? instance }) : undefined;
      const passed = call === -1 && base ? rebound(frame, it.place.file, base.constructedBy) : inner;
      return [{ kind: 'instance', file: it.place.file, id: it.place.value.id, frame: passed }];
    });
  }

  #result(site: CallSite, place: Place, depth: number): readonly Thing[] {
    const call = site.file.syntax.calls[site.call];
    if (!call) return [];
    const { callee } = call;
    const given = (index: number): Place => ({ file: site.file, value: call.arguments[index] ?? { kind: 'unknown' }, frame: site.frame });
    if (callee.kind === 'member' && callee.name === 'bind') return this.things({ ...place, value: callee.of }, depth);
    const loaded = loadedModules(call, given(0), this.#evaluate(depth));
    if (loaded.length > 0) return loaded.flatMap((it) => this.whole(it, depth));
    if (callee.kind === 'member' && /^(?:filter|slice|flat|reverse|sort|concat|map|flatMap|reduce)$/.test(callee.name)) {
      const lists = this.#listMethod(callee.name, { ...place, value: callee.of }, call.arguments.map((_, index) => given(index)), depth);
      if (lists.length > 0) return lists;
    }
    const found = gather(this.things({ file: site.file, value: callee, frame: site.frame }, depth), (it): readonly Thing[] => {
      if (it.kind === 'package') {
        if (isChained(it.name, it.path)) return [{ ...it, path: it.path.slice(0, it.path.lastIndexOf('.')) }];
        if (resolvesClass(it.name, it.path)) return this.#fromValues(site.file, { kind: 'result', call: site.call });
        const listed = globalResult(`${it.name}:${it.path}`, given(0), this.#evaluate(depth));
        return listed ?? [{ ...it, path: `${it.path}()`, calls: [...it.calls, site] }];
      }
      if (it.kind === 'global') return globalResult(it.path, given(0), this.#evaluate(depth)) ?? [{ kind: 'global', path: `${it.path}()`, calls: [...it.calls, site] }];
      if (it.kind !== 'value') return [];
      const { file, value, frame } = it.place;
      if (value.kind === 'class') {
        const constructedBy = this.#constructorOf(file, value.id);
        const bare: Instance = { kind: 'instance', file, id: value.id };
        return [{ ...bare, frame: this.enter(site, { ...constructedBy, closure: undefined, self: undefined }) }];
      }
      if (value.kind !== 'function') return [];
      const entered = this.enter(site, { file, function: value.id, closure: frame });
      return gather(file.syntax.functions[value.id]?.returns ?? none, (it2) => this.things({ file, value: it2, frame: entered }, depth));
    });
    return found.length > 0 ? found : [{ kind: 'value', place }];
  }

  /** The constructor that `new` runs: that of the class, or of the nearest base that has one. */
  #constructorOf(file: ProjectFile, id: number, depth = 0): { readonly file: ProjectFile; readonly function: number } {
    const fact = file.syntax.classes[id];
    const own = { file, function: fact?.constructedBy ?? -1 };
    if (own.function !== -1 || !fact?.extends || depth > 8) return own;
    const [base] = this.things({ file, value: fact.extends }).flatMap((it) => (it.kind === 'value' && it.place.value.kind === 'class' ? [{ file: it.place.file, id: it.place.value.id }] : []));
    return base ? this.#constructorOf(base.file, base.id, depth + 1) : own;
  }

  #listMethod(name: string, of: Place, given: readonly Place[], depth: number): readonly Thing[] {
    const lists = this.things(of, depth).filter((it) => it.kind === 'list');
    if (lists.length === 0) return [];
    if (name === 'map' || name === 'flatMap' || name === 'reduce') return [{ kind: 'list', items: lists.flatMap((it) => this.#made(name, it.items, given, depth)) }];
    if (name !== 'concat') return lists;
    const added = given.flatMap((it) => {
      const items = this.items(it, depth);
      return items.length > 0 ? items : [it];
    });
    return lists.map((it) => ({ kind: 'list', items: [...it.items, ...added] }));
  }

  /** What a callback makes of each item of a list. */
  #made(name: string, items: readonly Place[], [callback, initial]: readonly Place[], depth: number): readonly Place[] {
    if (!callback || depth > maximumDepth) return [];
    const functions = this.things(callback, depth).flatMap((it) => (it.kind === 'value' && it.place.value.kind === 'function' ? [{ ...it.place, id: it.place.value.id }] : []));
    return this.itemsOf(items, depth).flatMap((item, index) =>
      functions.flatMap(({ file, id, frame: closure }): readonly Place[] => {
        if (depthOf(closure, item.frame) >= maximumFrames) return [];
        const given = name === 'reduce' ? [initial ?? { file, value: unknown }, item] : [item];
        const frame: Frame = {
          key: `${keyOfFrame(closure)}>${file.key}:${id}[${index}]${keyOfFrame(item.frame)}`,
          outer: closure,
          entered: undefined,
          bound: { kind: 'call', file, function: id, arguments: given },
          depth: depthOf(closure, item.frame) + 1,
        };
        const returned = (file.syntax.functions[id]?.returns ?? []).map((value): Place => ({ file, value, frame }));
        return name === 'map' ? returned : returned.flatMap((it) => this.items(it, depth + 1));
      }),
    );
  }

  #evaluate(depth: number): Evaluate {
    return { files: this.files, things: (it) => this.things(it, depth + 1), items: (it) => this.items(it, depth + 1) };
  }

  #assigned(target: Target, name: string, depth: number): readonly Thing[] {
    return gather(this.values.assigned(target, name), (it) => this.things(it, depth));
  }

  /** What `Values` says, where places lead nowhere: interfaces and what implements them, types. */
  #fromValues(file: ProjectFile, value: Value): readonly Thing[] {
    return this.values.targets(file, value).map((it): Thing => {
      switch (it.kind) {
        case 'package':
          return { kind: 'package', name: it.name, path: it.path, calls: [] };
        case 'global':
          return { kind: 'global', path: it.path, calls: [] };
        case 'module':
          return it;
        case 'instance':
          return it.of === 'class' ? { kind: 'instance', file: it.file, id: it.id } : { kind: 'value', place: { file: it.file, value: { kind: 'unknown' } } };
        case 'object':
          return it.value.kind === 'array' ? { kind: 'list', items: it.value.items.map((item) => ({ file: it.file, value: item })) } : { kind: 'value', place: { file: it.file, value: it.value } };
        case 'function':
        case 'class':
          return { kind: 'value', place: { file: it.file, value: { kind: it.kind, id: it.id } } };
        case 'interface':
          return { kind: 'value', place: { file: it.file, value: { kind: 'unknown' } } };
      }
    });
  }
}

function packageThing(name: string, member: string): Thing {
  const isWhole = member === 'default' || member === '*' || member === '=';
  return { kind: 'package', name, path: isWhole ? '' : member, calls: [] };
}

const superCalls = new WeakMap<ClassFact, number>();

/** The call of `super` in a constructor; `-1` without one. */
function superCall(file: ProjectFile, fact: ClassFact): number {
  const call = superCalls.get(fact) ?? file.syntax.calls.findIndex((it) => it.text === 'super' && it.within === fact.constructedBy);
  superCalls.set(fact, call);
  return call;
}

/** A method runs with its instance as `this`. */
function methodFrame(instance: Instance): Frame {
  return {
    key: `${keyOfFrame(instance.frame)}!${instance.file.key}#${instance.id}`,
    outer: undefined,
    entered: undefined,
    bound: { kind: 'call', file: instance.file, function: -2, arguments: [], self: instance },
    depth: depthOf(instance.frame) + 1,
  };
}

/** A class without a constructor hands what `new` gives to that of its base. */
function rebound(frame: Frame | undefined, file: ProjectFile, id: number): Frame | undefined {
  return frame?.bound.kind === 'call' && frame.bound.file === file && frame.bound.function === id ? frame : undefined;
}
