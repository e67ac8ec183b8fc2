/**
 * Calls read backwards: who calls a function, which package does, what hands it over, and which list it goes through.
 * Over all files, or over the edited ones on top of an index from before the edits.
 */
import type { CallFact, FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { EditedFiles } from './edited-files.js';
import { gather, joined, none } from './lists.js';
import { isOutside } from './outside.js';
import type { ProjectFile } from './project-file.js';
import type { Target } from './targets.js';
import { writtenIn, type HandOver, type Iteration, type Written } from './written-functions.js';

/** A call that reaches a function. */
export interface Caller {
  readonly file: ProjectFile;
  readonly call: number;
  readonly arguments: readonly Value[];
}

/** A package, or the language, that calls a function itself. */
export type Outsider = Target & { readonly kind: 'package' | 'global' };

/** An index from before some files were edited. */
export interface Earlier {
  readonly index: CallIndex;
  readonly edited: EditedFiles;
}

type Evaluate = (file: ProjectFile, value: Value) => readonly Target[];

export class CallIndex {
  readonly #evaluate: Evaluate;
  readonly #earlier: Earlier | undefined;
  readonly #callers = new ByFunction<Caller>();
  readonly #outsiders = new ByFunction<Outsider>();
  readonly #written = new Map<ProjectFile, Written>();

  private constructor(evaluate: Evaluate, earlier: Earlier | undefined) {
    this.#evaluate = evaluate;
    this.#earlier = earlier;
  }

  /** Reads `files`, and yields after each; `evaluate` follows a value without looking for who calls what. */
  static *of(files: Iterable<ProjectFile>, evaluate: Evaluate, earlier?: Earlier): Generator<void, CallIndex> {
    const index = new CallIndex(evaluate, earlier);
    for (const file of files) {
      index.#collect(file);
      yield;
    }
    return index;
  }

  /** The calls that reach a function, or `new` its class. */
  callers(file: ProjectFile, id: FunctionId): readonly Caller[] {
    const own = this.#callers.get(file, id);
    const before = this.#earlier?.edited.functionBefore({ file, id });
    if (!this.#earlier || !before) return own;
    const { edited, index } = this.#earlier;
    const others = index.callers(before.file, before.id).filter((it) => !edited.isPast(it.file));
    return own.length === 0 ? others : [...others, ...own];
  }

  /** Who calls a function from outside the project. */
  outsiders(file: ProjectFile, id: FunctionId): readonly Outsider[] {
    const own = this.#outsidersOf(file, id);
    const before = this.#earlier?.edited.functionBefore({ file, id });
    if (!this.#earlier || !before) return own;
    return [...this.#earlier.index.outsiders(before.file, before.id), ...own];
  }

  iterations(file: ProjectFile, id: FunctionId): readonly Iteration[] {
    if (this.#earlier && !this.#earlier.edited.isPresent(file)) return this.#earlier.index.iterations(file, id);
    return this.#writtenIn(file).iterated.get(id) ?? none;
  }

  handOvers(file: ProjectFile, id: FunctionId): readonly HandOver[] {
    if (this.#earlier && !this.#earlier.edited.isPresent(file)) return this.#earlier.index.handOvers(file, id);
    return this.#writtenIn(file).handed.get(id) ?? none;
  }

  /** Learns that a package calls a function under a path, unless it is known to call it. */
  addOutsider(file: ProjectFile, id: FunctionId, name: string, path: string): void {
    if (!this.#outsidersOf(file, id).some((known) => known.kind === 'package' && known.name === name)) this.#outsiders.add(file, id, { kind: 'package', name, path });
  }

  #collect(file: ProjectFile): void {
    this.#noteTyped(file);
    file.syntax.calls.forEach((call, index) => {
      if (call.arguments.length === 0) return;
      if (isOutside(file, call.callee)) {
        this.#noteOutsiders(file, call);
        return;
      }
      for (const it of this.#evaluate(file, call.callee)) {
        const id = it.kind === 'function' ? it.id : it.kind === 'class' ? constructorOf(it) : -1;
        if (id !== -1 && (it.kind === 'function' || it.kind === 'class')) this.#callers.add(it.file, id, { file, call: index, arguments: call.arguments });
        if (isOutsider(it)) this.#noteOutsider(file, it, call.arguments);
      }
    });
  }

  /** As `#noteOutsider`, but for functions that are written at the call, which are told of when somebody asks. */
  #noteOutsiders(file: ProjectFile, { callee, arguments: given }: CallFact): void {
    if (!given.some((it) => mayNameFunction(file, it))) return;
    const named = given.filter((it) => it.kind !== 'function');
    for (const it of this.#evaluate(file, callee)) if (isOutsider(it)) this.#noteOutsider(file, it, named);
  }

  /** Notes which functions a package is given, and so calls with values of its own. */
  #noteOutsider(file: ProjectFile, to: Outsider, given: readonly Value[]): void {
    for (const value of given) {
      if (value.kind === 'function') this.#outsiders.add(file, value.id, to);
      else if (mayNameFunction(file, value)) for (const it of this.#evaluate(file, value)) if (it.kind === 'function') this.#outsiders.add(it.file, it.id, to);
    }
  }

  #outsidersOf(file: ProjectFile, id: FunctionId): readonly Outsider[] {
    const handed = gather(this.#writtenIn(file).handed.get(id) ?? none, (it) => (isOutside(it.file, it.callee) ? this.#evaluate(it.file, it.callee).filter(isOutsider) : none));
    return joined(handed, this.#outsiders.get(file, id));
  }

  #writtenIn(file: ProjectFile): Written {
    let written = this.#written.get(file);
    if (!written) {
      written = writtenIn(file);
      this.#written.set(file, written);
    }
    return written;
  }

  /** Notes functions whose variable has a type of a package, which says who calls them: `const plugin: FastifyPluginAsync = …`. */
  #noteTyped(file: ProjectFile): void {
    for (const it of file.syntax.definitions) {
      if (it.kind !== 'variable' || it.type === undefined || it.path.length > 0) continue;
      const functions = it.values.flatMap((value) => (value.kind === 'function' ? [value.id] : []));
      if (functions.length === 0) continue;
      for (const target of this.#evaluate(file, it.type)) {
        if (target.kind !== 'package') continue;
        for (const id of functions) this.#outsiders.add(file, id, { ...target, path: target.path.replace(/\(\)$/, '') });
      }
    }
  }
}

/** Reports whether a value may be a function that is not written where it stands. */
function mayNameFunction(file: ProjectFile, value: Value): boolean {
  if (value.kind === 'member' || value.kind === 'module') return true;
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind === 'parameter') return definition.type !== undefined;
  return definition?.kind === 'variable' || definition?.kind === 'function' || definition?.kind === 'import';
}

function isOutsider(target: Target): target is Outsider {
  return target.kind === 'package' || target.kind === 'global';
}

function constructorOf(target: Target & { kind: 'class' }): FunctionId {
  return target.file.syntax.classes[target.id]?.constructedBy ?? -1;
}

/** What is known of functions, in the order in which it was found. */
class ByFunction<T> {
  readonly #files = new Map<ProjectFile, Map<FunctionId, T[]>>();

  get(file: ProjectFile, id: FunctionId): readonly T[] {
    return this.#files.get(file)?.get(id) ?? none;
  }

  add(file: ProjectFile, id: FunctionId, value: T): void {
    const ofFile = this.#files.get(file);
    if (!ofFile) {
      this.#files.set(file, new Map([[id, [value]]]));
      return;
    }
    const list = ofFile.get(id);
    if (list) list.push(value);
    else ofFile.set(id, [value]);
  }
}
