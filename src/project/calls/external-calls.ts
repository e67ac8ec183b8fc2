/** Calls that leave the project: into a package, a module of Node or the language, found by where they lead. */
import type { CallFact } from '../../facts/facts.js';
import { addTo, none } from '../lists.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import type { FunctionRef } from './call-graph.js';

/** A call to something outside the project. */
export interface ExternalCall {
  readonly file: ProjectFile;
  /** Index of the call in its file. */
  readonly index: number;
  readonly call: CallFact;
  /** Package or module of Node without `node:`; the empty string for what is global, such as `fetch`. */
  readonly package: string;
  /** Way from the package to what is called, such as `Pool().query`; empty where the package itself is called. */
  readonly path: string;
  /** The function that it stands in. */
  readonly within: FunctionRef;
}

/** Which paths into which packages are meant; the empty string stands for globals. */
export type ApiTable = Readonly<Record<string, RegExp>>;

export class ExternalCalls {
  readonly #files: readonly ProjectFile[];
  readonly #values: Values;
  readonly #known = new Map<CallFact, readonly ExternalCall[]>();
  readonly #named = new WeakMap<ApiTable, readonly ExternalCall[]>();
  #byPackage: ReadonlyMap<string, readonly ExternalCall[]> | undefined;

  constructor(files: readonly ProjectFile[], values: Values) {
    this.#files = files;
    this.#values = values;
  }

  /** Calls in server code that a table names, in the order of files and calls; one that may lead to several is there once. */
  to(table: ApiTable): readonly ExternalCall[] {
    const named = this.#named.get(table) ?? this.#find(table);
    this.#named.set(table, named);
    return named;
  }

  #find(table: ApiTable): readonly ExternalCall[] {
    const byPackage = (this.#byPackage ??= this.#collect());
    const found = new Map<CallFact, ExternalCall>();
    for (const [name, path] of Object.entries(table)) {
      for (const it of byPackage.get(name) ?? []) if (path.test(it.path) && !found.has(it.call)) found.set(it.call, it);
    }
    return [...found.values()].sort((a, b) => (a.file === b.file ? a.index - b.index : a.file.path < b.file.path ? -1 : 1));
  }

  /** What one call leads to outside the project; empty when it stays inside or cannot be followed. */
  of(file: ProjectFile, index: number): readonly ExternalCall[] {
    const call = file.syntax.calls[index];
    if (!call) return none;
    let found = this.#known.get(call);
    if (!found) {
      found = this.#follow(file, index, call);
      this.#known.set(call, found);
    }
    return found;
  }

  /** As `of`, for a call whose index is not at hand. */
  ofCall(file: ProjectFile, call: CallFact): readonly ExternalCall[] {
    return this.#known.get(call) ?? this.of(file, file.syntax.calls.indexOf(call));
  }

  #follow(file: ProjectFile, index: number, call: CallFact): readonly ExternalCall[] {
    const outside = this.#values.targets(file, call.callee).filter((it) => it.kind === 'package' || it.kind === 'global');
    if (outside.length === 0) return none;
    const within = { file, id: call.within };
    return outside.map((it) => ({ file, index, call, package: it.kind === 'package' ? it.name.replace(/^node:/, '') : '', path: it.path, within }));
  }

  #collect(): ReadonlyMap<string, readonly ExternalCall[]> {
    const byPackage = new Map<string, ExternalCall[]>();
    for (const file of this.#files) {
      if (file.role !== 'server') continue;
      file.syntax.calls.forEach((_, index) => {
        for (const it of this.of(file, index)) addTo(byPackage, it.package, it);
      });
    }
    return byPackage;
  }
}
