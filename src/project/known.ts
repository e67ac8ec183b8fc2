/** What values stand for, as far as it was followed already: each is followed one time, and what leads back to itself is cut. */
import type { Value } from '../facts/value.js';
import type { ProjectFile } from './project-file.js';
import { unique, type OwnTarget, type Target } from './targets.js';

type Found = readonly Target[];

/** What was found under each key. */
export type Slots<K> = Map<K, Found>;

/** Stands where something is being followed: what leads back to itself adds nothing. */
const busy: Found = [];

/** Computes what a key stands for one time. */
export function once<K>(slots: Slots<K>, key: K, compute: () => Found): Found {
  const known = slots.get(key);
  if (known) return known;
  slots.set(key, busy);
  const found = unique(compute());
  slots.set(key, found);
  return found;
}

/** What was found in one file, by the index of the fact. */
interface OfFile {
  readonly definitions: Slots<number>;
  readonly results: Slots<number>;
  readonly receivers: Slots<number>;
}

export class Known {
  readonly #files = new Map<ProjectFile, OfFile>();
  readonly #members = new ByTarget<Slots<string>>();
  /** What was added to objects of frameworks, by name. */
  readonly added: Slots<string> = new Map<string, Found>();

  of(file: ProjectFile): OfFile {
    let known = this.#files.get(file);
    if (!known) {
      known = { definitions: new Map(), results: new Map(), receivers: new Map() };
      this.#files.set(file, known);
    }
    return known;
  }

  /** Members by name. */
  membersOf(target: OwnTarget): Slots<string> {
    return this.#members.getOrMake(target, newSlots);
  }

  /** Forgets all but that something is being followed just now. */
  forget(): void {
    for (const { definitions, results, receivers } of this.#files.values()) for (const it of [definitions, results, receivers]) forgetFound(it);
    for (const it of this.#members.values()) forgetFound(it);
    forgetFound(this.added);
  }
}

function newSlots(): Slots<string> {
  return new Map();
}

function forgetFound<K>(slots: Slots<K>): void {
  for (const [key, found] of slots) if (found !== busy) slots.delete(key);
}

/** Something kept for each target of the project. */
export class ByTarget<T> {
  readonly #files = new Map<ProjectFile, Map<number | Value, T>>();

  get(target: OwnTarget): T | undefined {
    return this.#files.get(target.file)?.get(keyInFile(target));
  }

  getOrMake(target: OwnTarget, make: () => T): T {
    let ofFile = this.#files.get(target.file);
    if (!ofFile) {
      ofFile = new Map();
      this.#files.set(target.file, ofFile);
    }
    const key = keyInFile(target);
    const known = ofFile.get(key);
    if (known !== undefined) return known;
    const made = make();
    ofFile.set(key, made);
    return made;
  }

  *values(): Generator<T> {
    for (const it of this.#files.values()) yield* it.values();
  }
}

const kinds = { function: 0, class: 1, interface: 2 } as const;

/** Identity of a target in its file. Objects have no index of their own among the facts, but are what they are. */
function keyInFile(target: OwnTarget): number | Value {
  if (target.kind === 'module') return -1;
  if (target.kind === 'object') return target.value;
  return target.id * 6 + (target.kind === 'instance' ? 3 + kinds[target.of] : kinds[target.kind]);
}
