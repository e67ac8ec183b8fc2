/** Which classes stand behind an interface or an abstract class, as their own declarations say. */
import type { Value } from '../facts/value.js';
import type { EditedFiles } from './edited-files.js';
import type { ProjectFile } from './project-file.js';
import type { Target } from './targets.js';

/** More than this are plugins of something; a call through it says little about one of them. */
const maximum = 12;

interface ClassTarget {
  readonly file: ProjectFile;
  readonly id: number;
}

/** What was known before some files were edited. */
interface Earlier {
  readonly implementations: Implementations;
  readonly edited: EditedFiles;
}

type Evaluate = (file: ProjectFile, value: Value) => readonly Target[];

export class Implementations {
  readonly #files: ReadonlyMap<string, ProjectFile>;
  readonly #evaluate: Evaluate;
  readonly #earlier: Earlier | undefined;
  #below: ReadonlyMap<string, readonly ClassTarget[]> | undefined;

  constructor(files: ReadonlyMap<string, ProjectFile>, evaluate: Evaluate, earlier?: Earlier) {
    this.#files = files;
    this.#evaluate = evaluate;
    this.#earlier = earlier;
  }

  /** Classes that directly implement or extend what an instance is of; empty where there are none or too many. */
  of(target: Target & { kind: 'instance' }): readonly ClassTarget[] {
    // An edit seldom declares another class, and until the next link its bodies are those of now.
    if (this.#earlier) return this.#known(target, this.#earlier);
    const below = this.#below ?? this.#collect();
    const found = below.get(keyOf(target.of, target)) ?? [];
    return found.length > maximum ? [] : found;
  }

  #known(target: Target & { kind: 'instance' }, { implementations, edited }: Earlier): readonly ClassTarget[] {
    const before = target.of === 'class' ? edited.classBefore(target) : edited.isPresent(target.file) ? undefined : target;
    return before ? implementations.of({ ...target, ...before }).flatMap((it) => edited.classNow(it) ?? []) : [];
  }

  #collect(): ReadonlyMap<string, readonly ClassTarget[]> {
    const below = new Map<string, ClassTarget[]>();
    // The index is there, and empty, while it is made, which cuts what leads back to it.
    this.#below = below;
    const interfaces = new Map<string, string[]>();
    for (const file of this.#files.values()) {
      file.syntax.interfaces.forEach((fact, id) => {
        const bases = fact.extends.flatMap((it) => this.#evaluate(file, it)).filter((it) => it.kind === 'interface');
        interfaces.set(keyOf('interface', { file, id }), bases.map((it) => keyOf('interface', it)));
      });
    }
    for (const file of this.#files.values()) {
      // What tests put in the place of a service is not what runs.
      if (file.role === 'test') continue;
      file.syntax.classes.forEach((fact, id) => {
        const above = [...fact.implements, ...(fact.extends ? [fact.extends] : [])];
        for (const it of above.flatMap((value) => this.#evaluate(file, value))) {
          if (it.kind !== 'interface' && it.kind !== 'class') continue;
          for (const key of closure(keyOf(it.kind, it), interfaces)) add(below, key, { file, id });
        }
      });
    }
    return below;
  }
}

/** An interface and all that it extends. */
function closure(key: string, interfaces: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([key]);
  for (const it of found) for (const base of interfaces.get(it) ?? []) found.add(base);
  return found;
}

function keyOf(kind: string, { file, id }: ClassTarget): string {
  return `${kind}:${file.key}#${id}`;
}

function add(map: Map<string, ClassTarget[]>, key: string, value: ClassTarget): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
