/** The hot functions of edited files, on top of the hot set from before the edits. */
import type { EditedFiles } from '../edited-files.js';
import type { Handler } from '../handlers.js';
import { refKey, type CallEdge, type CallGraph, type FunctionRef } from './call-graph.js';
import { isOnPath, type HotFunction, type HotPaths } from './hot-set.js';

export class HotAround implements HotPaths {
  readonly functions: readonly HotFunction[];
  readonly #before: HotPaths;
  readonly #edited: EditedFiles;
  readonly #calls: CallGraph;
  readonly #handlerNow: (handler: Handler) => Handler;
  readonly #hot = new Map<string, HotFunction>();
  #into: ReadonlyMap<string, readonly CallEdge[]> | undefined;

  /** `handlerNow` gives a handler of before as it is now. */
  constructor(before: HotPaths, edited: EditedFiles, calls: CallGraph, handlerNow: (handler: Handler) => Handler) {
    this.#before = before;
    this.#edited = edited;
    this.#calls = calls;
    this.#handlerNow = handlerNow;
    this.#spread(before.functions.filter((it) => edited.isPast(it.ref.file)).flatMap((it) => this.#entry(it)));
    this.functions = [...this.#hot.values()].sort((a, b) => a.distance - b.distance);
  }

  find(ref: FunctionRef): HotFunction | undefined {
    return this.#edited.isPresent(ref.file) ? this.#hot.get(refKey(ref)) : this.#before.find(ref);
  }

  edgesTo(ref: FunctionRef): readonly CallEdge[] {
    this.#into ??= this.#collectEdges();
    const before = this.#edited.functionBefore(ref);
    const others = before ? this.#before.edgesTo(before).filter((it) => !this.#edited.isPast(it.from.file)) : [];
    return [...others.map((it) => (it.to.file === ref.file ? it : { ...it, to: ref })), ...(this.#into.get(refKey(ref)) ?? [])];
  }

  /** A function of before that a handler names, or that a file calls which was not edited. */
  #entry(before: HotFunction): readonly HotFunction[] {
    const { by, from, distance } = before;
    const ref = this.#edited.functionNow(before.ref);
    if (!ref || (from && this.#edited.isPast(from.ref.file))) return [];
    return [{ ref, handler: this.#handlerNow(before.handler), by: by && { ...by, to: ref }, from, distance }];
  }

  /** Follows calls within the edited files, nearest first. */
  #spread(entries: readonly HotFunction[]): void {
    const waiting = [...entries];
    for (let distance = 0; waiting.some((it) => it.distance >= distance); distance += 1) {
      for (const hot of waiting.filter((it) => it.distance === distance)) {
        if (this.#hot.has(refKey(hot.ref))) continue;
        this.#hot.set(refKey(hot.ref), hot);
        for (const by of this.#calls.edgesFrom(hot.ref)) {
          if (this.#edited.isPresent(by.to.file) && isOnPath(hot.ref, by)) waiting.push({ ref: by.to, handler: hot.handler, by, from: hot, distance: distance + 1 });
        }
      }
    }
  }

  #collectEdges(): ReadonlyMap<string, readonly CallEdge[]> {
    const into = new Map<string, CallEdge[]>();
    for (const { ref } of this.functions) {
      for (const edge of this.#calls.edgesFrom(ref)) {
        const list = into.get(refKey(edge.to));
        if (list) list.push(edge);
        else into.set(refKey(edge.to), [edge]);
      }
    }
    return into;
  }
}
