/** What a value may stand for, and small questions about it. */
import type { FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { EditedFiles } from './edited-files.js';
import type { ProjectFile } from './project-file.js';

export type Target =
  | { readonly kind: 'function'; readonly file: ProjectFile; readonly id: FunctionId }
  | { readonly kind: 'class'; readonly file: ProjectFile; readonly id: number }
  | { readonly kind: 'interface'; readonly file: ProjectFile; readonly id: number }
  /** An instance of a class, of a function used as one, or of whatever implements an interface. */
  | { readonly kind: 'instance'; readonly of: 'class' | 'function' | 'interface'; readonly file: ProjectFile; readonly id: number }
  | { readonly kind: 'object'; readonly file: ProjectFile; readonly value: Value & { kind: 'object' | 'array' } }
  | { readonly kind: 'module'; readonly file: ProjectFile }
  /**
   * Something reached from a package: `express` with path `Router().get`; a default or whole-module import has an empty
   * path. What a package hands to a callback is `~` and the position: `Server().on~0` is the socket of socket.io.
   */
  | { readonly kind: 'package'; readonly name: string; readonly path: string; readonly made?: Made }
  /** Something reached from a global name, such as `process.on`. */
  | { readonly kind: 'global'; readonly path: string };

/** A target that is code of the project. */
export type OwnTarget = Exclude<Target, { kind: 'package' | 'global' }>;

/** The last call on the way to something of a package: of two clients of one package, each is made by its own. */
export interface Made {
  readonly file: ProjectFile;
  readonly call: number;
}

/** A value that may stand for more than this is a registry or a merge of modules; following all of it says little. */
const maximumTargets = 12;

/** What a target was before some files were edited; `undefined` when it is new. */
export function targetBefore(target: Target, edited: EditedFiles): Target | undefined {
  if (target.kind === 'package' || target.kind === 'global' || !edited.isPresent(target.file)) return target;
  if (target.kind === 'object') return undefined;
  if (target.kind === 'module') {
    const file = edited.functionBefore({ file: target.file, id: -1 })?.file;
    return file && { kind: 'module', file };
  }
  const isFunction = target.kind === 'function' || (target.kind === 'instance' && target.of === 'function');
  const before = isFunction ? edited.functionBefore(target) : edited.classBefore(target);
  return before && { ...target, ...before };
}

/** The values of `new Map([[key, value], …])`. */
export function entriesOf(given: Value | undefined): readonly Value[] {
  if (given?.kind !== 'array') return [];
  return given.items.flatMap((it) => (it.kind === 'array' ? it.items.slice(1, 2) : []));
}

/** Reports whether a target is code of the project. */
export function isOwn(target: Target): target is OwnTarget {
  return target.kind !== 'package' && target.kind !== 'global';
}

/** Reports whether a target is only known by an interface. */
export function isOfInterface(target: Target): boolean {
  return target.kind === 'instance' && target.of === 'interface';
}

/** What `new` makes of a target, or what stands where it is a type. */
export function instanceOf(target: Target): readonly Target[] {
  if (target.kind === 'class') return [{ kind: 'instance', of: 'class', file: target.file, id: target.id }];
  if (target.kind === 'function') return [{ kind: 'instance', of: 'function', file: target.file, id: target.id }];
  if (target.kind === 'interface') return [{ kind: 'instance', of: 'interface', file: target.file, id: target.id }];
  if (target.kind === 'package') return [{ ...target, path: `${target.path}()` }];
  if (target.kind === 'global') return [{ kind: 'global', path: `${target.path}()` }];
  return [];
}

/** What a literal holds under a name; `[]` stands for any. */
export function objectMembers(target: Target & { kind: 'object' }, name: string): readonly { spread: boolean; value: Value }[] {
  const { value } = target;
  if (value.kind === 'array') return value.items.filter((_, index) => name === '[]' || name === String(index)).map((it) => (it.kind === 'member' && it.name === '[]' && it.key === undefined ? { spread: true, value: it.of } : { spread: false, value: it }));
  // A key that is not known may be any of those there.
  if (name === '[]') return value.members.map(([it, member]) => ({ spread: it === '…', value: member }));
  const own = value.members.filter(([it]) => it === name).map(([, it]) => ({ spread: false, value: it }));
  return own.length > 0 ? own : value.members.filter(([it]) => it === '…').map(([, it]) => ({ spread: true, value: it }));
}

/** Identity of a target, equal for equal targets. */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'package':
      return `package:${target.name}:${target.path}${target.made ? `@${target.made.file.key}#${target.made.call}` : ''}`;
    case 'global':
      return `global:${target.path}`;
    case 'module':
      return `module:${target.file.key}`;
    case 'object':
      return `object:${target.file.key}:${objectId(target.value)}`;
    case 'instance':
      return `instance:${target.of}:${target.file.key}#${target.id}`;
    case 'function':
    case 'class':
    case 'interface':
      return `${target.kind}:${target.file.key}#${target.id}`;
  }
}

const objectIds = new WeakMap<object, number>();
let objectCount = 0;

/** Objects have no index of their own among the facts; within one link their identity serves. */
function objectId(value: object): number {
  let id = objectIds.get(value);
  if (id === undefined) {
    objectCount += 1;
    id = objectCount;
    objectIds.set(value, id);
  }
  return id;
}

/** Each target once, and of very many the first few. */
export function unique(targets: readonly Target[]): readonly Target[] {
  if (targets.length < 2) return targets;
  const found: Target[] = [];
  for (const it of targets) {
    if (found.some((known) => isSame(known, it))) continue;
    found.push(it);
    if (found.length === maximumTargets) break;
  }
  return found;
}

/** Reports whether two targets are equal. */
function isSame(a: Target, b: Target): boolean {
  switch (a.kind) {
    case 'package':
      return b.kind === 'package' && a.path === b.path && a.name === b.name && a.made?.file === b.made?.file && a.made?.call === b.made?.call;
    case 'global':
      return b.kind === 'global' && a.path === b.path;
    case 'module':
      return b.kind === 'module' && a.file === b.file;
    case 'object':
      return b.kind === 'object' && a.value === b.value;
    case 'instance':
      return b.kind === 'instance' && a.id === b.id && a.file === b.file && a.of === b.of;
    case 'function':
    case 'class':
    case 'interface':
      return b.kind === a.kind && a.id === b.id && a.file === b.file;
  }
}
