/** The frames in which a call runs: one for each call of the helper it stands in, each item of the loop around it. */
import type { CallFact, FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { none } from '../lists.js';
import type { ProjectFile } from '../project-file.js';
import { dependenciesOf, type Depends } from './depends.js';
import { isDynamicLoad } from './known-calls.js';
import { depthOf, keyOfFrame, selfOf, type CallSite, type Frame, type Instance, type Place } from './place.js';
import type { Places } from './places.js';

const maximumFrames = 4000;
const maximumDepth = 6;

/** Array methods that call what they are given once for each item. */
const each = /^(?:forEach|map|flatMap|filter|reduce|some|every)$/;

export class Frames {
  readonly #places: Places;
  readonly #callers = new Map<string, CallSite[]>();
  readonly #iterated = new Map<string, CallSite>();
  readonly #instances = new Map<string, CallSite[]>();
  /** Calls of `push`, by the variable or by the name of the field that holds the list. */
  readonly #pushes = new Map<string, CallSite[]>();
  /** What is pushed is the same whoever asks, and a list in a helper is asked about in every frame of it. */
  readonly #pushed = new Map<string, readonly Place[]>();
  /** Fields of instances that are being asked about. */
  readonly #asked = new Set<string>();

  /** Frames of a call, by depth and by the parameters that matter. */
  readonly #found = new Map<CallFact, Map<string | number, readonly (Frame | undefined)[]>>();
  readonly #files: readonly ProjectFile[];

  constructor(places: Places, files: readonly ProjectFile[]) {
    this.#places = places;
    this.#files = files;
  }

  /** Collects who calls what, file by file. Following places needs frames, so that this comes after both were made. */
  *prepare(): Generator<void> {
    const files = this.#files;
    for (const file of files) {
      this.#collect(file);
      yield;
    }
    // What is loaded by a name that is put together can be called only where the name is known.
    for (const file of files) if (file.syntax.calls.some(isDynamicLoad)) this.#collectDynamic(file);
    yield;
    for (const file of files) this.#collectTables(file);
  }

  /** Every frame in which a call runs with something of its own; `undefined` alone where it needs none. */
  of({ file, call: index }: CallSite, depth = 0, wanted?: ReadonlySet<number>): readonly (Frame | undefined)[] {
    const call = file.syntax.calls[index];
    if (!call || depth > maximumDepth) return [undefined];
    // Calls in a helper that is called from many places ask for the same frames again and again.
    const key = wanted ? `${depth}:${[...wanted].join()}` : depth;
    let known = this.#found.get(call);
    if (!known) {
      known = new Map();
      this.#found.set(call, known);
    }
    const found = known.get(key) ?? this.#find(file, call, depth, wanted);
    known.set(key, found);
    return found;
  }

  #find(file: ProjectFile, call: CallFact, depth: number, wanted: ReadonlySet<number> | undefined): readonly (Frame | undefined)[] {
    const depends = dependenciesOf(file, call, wanted);
    const frames = this.#functionFrames(file, call.within, depends, depth);
    return this.#loopFrames(file, call, frames, depends).slice(0, maximumFrames);
  }

  /** Calls of a function, where the code shows any. */
  callersOf(file: ProjectFile, id: FunctionId): readonly CallSite[] {
    const key = `${file.key}#${id}`;
    return [...this.#places.values.callers(file, id), ...(this.#callers.get(key) ?? [])];
  }

  /** Where a class, or one that extends it, is made. */
  instancesOf(file: ProjectFile, id: number): readonly CallSite[] {
    return this.#instances.get(`${file.key}#${id}`) ?? [];
  }

  /** What is pushed onto the list of a variable, in every frame in which that happens. */
  pushedOn(file: ProjectFile, definition: number): readonly Place[] {
    const key = `${file.key}#${definition}`;
    const known = this.#pushed.get(key);
    if (known) return known;
    const found = (this.#pushes.get(key) ?? none).flatMap((site) => this.of(site).flatMap((frame) => pushedAt({ ...site, frame })));
    this.#pushed.set(key, found);
    return found;
  }

  /** What methods of an instance push onto the list of a field. */
  pushedOnField(instance: Instance, field: string): readonly Place[] {
    const sites = (this.#pushes.get(`.${field}`) ?? none).filter((site) => {
      const owner = ownerOf(site);
      return owner !== undefined && this.#places.isClassOf(instance, site.file, owner);
    });
    // Who calls a method may hold its instance in the very field that is asked about: what leads back adds nothing.
    const key = `${instance.file.key}#${instance.id}.${field}`;
    if (sites.length === 0 || this.#asked.has(key)) return none;
    this.#asked.add(key);
    try {
      return sites.flatMap((site) =>
        this.of(site).flatMap((frame) => {
          const self = selfOf(frame);
          return self && !this.#places.isClassOf(instance, self.file, self.id) ? [] : pushedAt({ ...site, frame });
        }),
      );
    } finally {
      this.#asked.delete(key);
    }
  }

  #functionFrames(file: ProjectFile, id: FunctionId, depends: Depends, depth: number): readonly (Frame | undefined)[] {
    if (id === -1) return [undefined];
    const outer = file.syntax.functions[id]?.within ?? -1;
    const wanted = depends.functions.get(id);
    if (!wanted) {
      const frames = this.#functionFrames(file, outer, depends, depth);
      return depends.classes.size === 0 || frames.some((it) => it !== undefined) ? frames : this.#instanceFrames(file, depends.classes, depth);
    }
    const iterated = this.#iterated.get(`${file.key}#${id}`);
    const found = iterated ? this.#itemFrames(iterated, file, id, depth) : this.callersOf(file, id).flatMap((it) => this.#calledFrames(it, { file, id, wanted, depth }));
    if (found.length > 0) return found.slice(0, maximumFrames);
    return this.#functionFrames(file, outer, depends, depth);
  }

  #calledFrames(site: CallSite, { file, id, wanted, depth }: Called): readonly (Frame | undefined)[] {
    // A test calls with what it likes.
    if (site.file.role === 'test' || isInside(site, file, id)) return [];
    const call = site.file.syntax.calls[site.call];
    if (!call) return [];
    return this.of(site, depth + 1, wanted).flatMap((frame) => {
      const closure = isWithin(site.file, call.within, file, file.syntax.functions[id]?.within ?? -1) ? frame : undefined;
      const made = call.construct ? [] : this.#receivers(call, { ...site, frame });
      const selves = made.length > 0 ? made : [undefined];
      return selves.map((self) => this.#places.enter({ ...site, frame }, { file, function: id, closure, self }));
    });
  }

  /** Instances whose method a call runs. */
  #receivers(call: CallFact, site: CallSite): readonly Instance[] {
    const { callee } = call;
    if (callee.kind !== 'member') return [];
    return this.#places.things({ file: site.file, value: callee.of, frame: site.frame }).filter((it) => it.kind === 'instance');
  }

  #itemFrames(site: CallSite, file: ProjectFile, id: FunctionId, depth: number): readonly (Frame | undefined)[] {
    const call = site.file.syntax.calls[site.call];
    if (call?.callee.kind !== 'member') return [];
    const { of, name } = call.callee;
    return this.of(site, depth + 1).flatMap((frame) =>
      this.#places.items({ file: site.file, value: of, frame }).map((item, index): Frame => ({
        key: `${keyOfFrame(frame)}>${site.file.key}#${site.call}:${id}[${index}]`,
        outer: frame,
        entered: { ...site, frame },
        bound: { kind: 'call', file, function: id, arguments: name === 'reduce' ? [{ file, value: { kind: 'unknown' } }, item] : [item, { file, value: { kind: 'number', value: index } }] },
        depth: depthOf(frame) + 1,
      })),
    );
  }

  #loopFrames(file: ProjectFile, call: CallFact, frames: readonly (Frame | undefined)[], depends: Depends): readonly (Frame | undefined)[] {
    const loops: Value[] = [];
    for (let index = call.loop; index !== -1; ) {
      const loop = file.syntax.loops[index];
      if (loop?.kind === 'of' && depends.loops.has(JSON.stringify(loop.over))) loops.unshift(loop.over);
      index = loop?.outer ?? -1;
    }
    return loops.reduce<readonly (Frame | undefined)[]>((before, over) => before.flatMap((frame) => this.#itemsOf(file, over, frame)), frames);
  }

  #itemsOf(file: ProjectFile, over: Value, frame: Frame | undefined): readonly (Frame | undefined)[] {
    if (depthOf(frame) > maximumDepth) return [frame];
    const items = this.#places.items({ file, value: over, frame });
    if (items.length === 0) return [frame];
    return items.map((item, index): Frame => ({
      key: `${keyOfFrame(frame)}|${file.key}[${index}]${JSON.stringify(over).length}`,
      outer: frame,
      entered: frame?.entered,
      bound: { kind: 'item', file, over, item },
      depth: depthOf(frame) + 1,
    }));
  }

  /** A method that uses fields of its instance runs for each instance that is made. */
  #instanceFrames(file: ProjectFile, classes: ReadonlySet<number>, depth: number): readonly (Frame | undefined)[] {
    const found = [...classes].flatMap((id) => this.instancesOf(file, id)).flatMap((site) => this.of(site, depth + 1).map((frame) => ({ ...site, frame })));
    const frames = found.flatMap((site) =>
      this.#places.things({ file: site.file, value: { kind: 'result', call: site.call }, frame: site.frame }).flatMap((it): readonly Frame[] => {
        if (it.kind !== 'instance') return [];
        return [{ key: `!${site.file.key}#${site.call}@${keyOfFrame(site.frame)}`, outer: undefined, entered: undefined, bound: { kind: 'call', file, function: -2, arguments: [], self: it }, depth: depthOf(it.frame) + 1 }];
      }),
    );
    return frames.length > 0 ? frames : [undefined];
  }

  #collect(file: ProjectFile): void {
    file.syntax.calls.forEach((call, index) => {
      const [first] = call.arguments;
      if (call.callee.kind === 'member' && call.callee.name === 'push') this.#collectPush({ file, call: index }, call.callee.of);
      if (call.construct) this.#collectInstance(file, call, index);
      if (call.callee.kind !== 'member' || !each.test(call.callee.name) || !first) return;
      const id = first.kind === 'function' ? first.id : first.kind === 'definition' ? functionOf(file, first.id) : -1;
      if (id !== -1) this.#iterated.set(`${file.key}#${id}`, { file, call: index });
    });
  }

  #collectPush(site: CallSite, list: Value): void {
    if (list.kind === 'definition') add(this.#pushes, `${site.file.key}#${list.id}`, site);
    if (list.kind === 'member' && list.of.kind === 'this') add(this.#pushes, `.${list.name}`, site);
  }

  #collectInstance(file: ProjectFile, call: CallFact, index: number): void {
    if (file.role === 'test') return;
    for (const it of this.#places.values.targets(file, call.callee)) {
      if (it.kind !== 'class') continue;
      for (const key of this.#classes(it.file, it.id, 0)) add(this.#instances, key, { file, call: index });
    }
  }

  /** A class and those it extends, as keys. */
  #classes(file: ProjectFile, id: number, depth: number): readonly string[] {
    const base = file.syntax.classes[id]?.extends;
    const own = `${file.key}#${id}`;
    if (!base || depth > 6) return [own];
    return [own, ...this.#places.values.targets(file, base).flatMap((it) => (it.kind === 'class' ? this.#classes(it.file, it.id, depth + 1) : []))];
  }

  /** `table[name](router)` calls every function of a table, but for those that are called by their names too. */
  #collectTables(file: ProjectFile): void {
    file.syntax.calls.forEach((call, index) => {
      if (call.callee.kind !== 'member' || call.callee.name !== '[]' || call.arguments.length === 0 || call.callee.of.kind !== 'definition') return;
      for (const it of this.#places.things({ file, value: call.callee })) {
        if (it.kind !== 'value' || it.place.value.kind !== 'function') continue;
        const { file: of, value } = it.place;
        if (this.callersOf(of, value.id).length === 0) add(this.#callers, `${of.key}#${value.id}`, { file, call: index });
      }
    });
  }

  #collectDynamic(file: ProjectFile): void {
    file.syntax.calls.forEach((call, index) => {
      if (!isLoaded(file, call.callee, 0)) return;
      for (const frame of this.of({ file, call: index })) {
        const place: Place = { file, value: call.callee, frame };
        for (const it of this.#places.things(place)) {
          if (it.kind !== 'value' || it.place.value.kind !== 'function' || it.place.file === file) continue;
          const key = `${it.place.file.key}#${it.place.value.id}`;
          const known = this.#places.values.callers(it.place.file, it.place.value.id).some((caller) => caller.file === file && caller.call === index);
          if (!known && !this.#callers.get(key)?.some((site) => site.file === file && site.call === index)) add(this.#callers, key, { file, call: index });
        }
      }
    });
  }
}

/** A function that some calls reach, with the parameters that matter. */
interface Called {
  readonly file: ProjectFile;
  readonly id: FunctionId;
  readonly wanted: ReadonlySet<number>;
  readonly depth: number;
}

function pushedAt({ file, call, frame }: CallSite): readonly Place[] {
  return (file.syntax.calls[call]?.arguments ?? []).map((value) => ({ file, value, frame }));
}

/** The class whose field `this.list.push(…)` is about. */
function ownerOf({ file, call }: CallSite): number | undefined {
  const callee = file.syntax.calls[call]?.callee;
  const list = callee?.kind === 'member' ? callee.of : undefined;
  return list?.kind === 'member' && list.of.kind === 'this' ? list.of.class : undefined;
}

/** Reports whether a value is what a module gives that is loaded by a name that is put together. */
function isLoaded(file: ProjectFile, value: Value, depth: number): boolean {
  if (depth > 6) return false;
  if (value.kind === 'awaited' || value.kind === 'member') return isLoaded(file, value.of, depth + 1);
  if (value.kind === 'result') {
    const call = file.syntax.calls[value.call];
    return call !== undefined && isDynamicLoad(call);
  }
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  return definition?.kind === 'variable' && definition.values.some((it) => isLoaded(file, it, depth + 1));
}

function functionOf(file: ProjectFile, definition: number): FunctionId {
  const found = file.syntax.definitions[definition];
  if (found?.kind === 'function') return found.id;
  const [value] = found?.kind === 'variable' && found.path.length === 0 ? found.values : [];
  return value?.kind === 'function' ? value.id : -1;
}

/** Reports whether a call stands inside the function that it calls. */
function isInside({ file, call }: CallSite, of: ProjectFile, id: FunctionId): boolean {
  return isWithin(file, file.syntax.calls[call]?.within ?? -1, of, id) && id !== -1;
}

/** Reports whether a function is the other, or is written inside it. */
function isWithin(file: ProjectFile, id: FunctionId, of: ProjectFile, outer: FunctionId): boolean {
  if (file !== of) return false;
  for (let it = id; it !== -1; it = file.syntax.functions[it]?.within ?? -1) if (it === outer) return true;
  return outer === -1;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
