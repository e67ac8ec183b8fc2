/**
 * Values together with what the functions and loops around them were given. One registration in a helper or a loop stands
 * for several routes; a frame says which of them is meant.
 */
import type { FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

export interface Place {
  readonly file: ProjectFile;
  readonly value: Value;
  readonly frame?: Frame | undefined;
  /** Position of the argument that it came from, and the call, where it was handed to a helper. */
  readonly argument?: number;
  readonly site?: CallSite;
}

/** What holds while a function runs for one of its calls, or a loop for one of its items. */
export interface Frame {
  /** The calls and items that lead here; equal for equal frames. */
  readonly key: string;
  /** Frame of what is written around it. */
  readonly outer: Frame | undefined;
  /** Where it was entered: the call, for order and for the place to show. */
  readonly entered: CallSite | undefined;
  readonly bound: Bound;
  /** How many frames lead here, by calls as by what is written around. */
  readonly depth: number;
}

export type Bound =
  | { readonly kind: 'call'; readonly file: ProjectFile; readonly function: FunctionId; readonly arguments: readonly Place[]; readonly self?: Instance | undefined }
  /** The item of a loop over a value. */
  | { readonly kind: 'item'; readonly file: ProjectFile; readonly over: Value; readonly item: Place };

export interface CallSite {
  readonly file: ProjectFile;
  /** Index into `SyntaxFacts.calls`. */
  readonly call: number;
  readonly frame?: Frame | undefined;
}

export interface Instance {
  readonly kind: 'instance';
  readonly file: ProjectFile;
  readonly id: number;
  /** Frame of the constructor. */
  readonly frame?: Frame | undefined;
}

/** What a place leads to. */
export type Thing =
  | Instance
  /** A literal, object, function or class; or a call that leads nowhere. */
  | { readonly kind: 'value'; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly Place[] }
  | { readonly kind: 'module'; readonly file: ProjectFile }
  /** As the target of the same kind, with the calls in its path: they are what makes one router another than the next. */
  | { readonly kind: 'package'; readonly name: string; readonly path: string; readonly calls: readonly CallSite[] }
  | { readonly kind: 'global'; readonly path: string; readonly calls: readonly CallSite[] }
  /** A parameter that no call in sight fills. */
  | { readonly kind: 'parameter'; readonly file: ProjectFile; readonly function: FunctionId; readonly index: number; readonly path: readonly string[] };

export type PackageThing = Thing & { readonly kind: 'package' };

export function keyOfFrame(frame: Frame | undefined): string {
  return frame?.key ?? '';
}

/** Identity of a call, with the frame it is made in. */
export function keyOfSite({ file, call, frame }: CallSite): string {
  return `${file.key}#${call}${frame ? `@${frame.key}` : ''}`;
}

/** What a frame, or one around it, gives the parameters of a function. */
export function boundCall(frame: Frame | undefined, file: ProjectFile, id: FunctionId): (Bound & { kind: 'call' }) | undefined {
  for (let it = frame; it; it = it.outer) {
    if (it.bound.kind === 'call' && it.bound.function === id && it.bound.file === file) return it.bound;
  }
  return undefined;
}

/** The item that a frame, or one around it, has for `over[]`. */
export function boundItem(frame: Frame | undefined, file: ProjectFile, over: Value): Place | undefined {
  for (let it = frame; it; it = it.outer) {
    if (it.bound.kind === 'item' && it.bound.file === file && isSame(it.bound.over, over)) return it.bound.item;
  }
  return undefined;
}

/** The instance whose method runs. */
export function selfOf(frame: Frame | undefined): Instance | undefined {
  for (let it = frame; it; it = it.outer) if (it.bound.kind === 'call' && it.bound.self) return it.bound.self;
  return undefined;
}

export function depthOf(...frames: readonly (Frame | undefined)[]): number {
  return Math.max(0, ...frames.map((it) => it?.depth ?? 0));
}

/** Reports whether a function runs already where a call stands, so that entering it again says nothing new. */
export function isRunning(frame: Frame | undefined, file: ProjectFile, id: FunctionId): boolean {
  for (let it = frame; it; it = it.entered?.frame) if (boundCall(it, file, id)) return true;
  return false;
}

/** Facts may have been stored meanwhile, so that values are compared by what they say. */
function isSame(a: Value, b: Value): boolean {
  return a === b || (a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b));
}
