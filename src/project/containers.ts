/** Containers that fill parameters by name or by class: awilix, typedi, tsyringe. */
import type { CallFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { ProjectFile } from './project-file.js';

/** What a container holds under a name. */
export interface Registered {
  readonly file: ProjectFile;
  /** `value` stands there itself, `function` is called for it, `class` is made an instance of. */
  readonly as: 'value' | 'function' | 'class';
  readonly value: Value;
}

const kinds: Readonly<Record<string, Registered['as']>> = { asValue: 'value', asFunction: 'function', asClass: 'class' };

/** Names that awilix registers, over the whole project. */
export class Containers {
  readonly #files: ReadonlyMap<string, ProjectFile>;
  #named: Map<string, Registered[]> | undefined;

  constructor(files: ReadonlyMap<string, ProjectFile>) {
    this.#files = files;
  }

  /** What `{ orders }` of a function that awilix calls may be. */
  named(name: string): readonly Registered[] {
    this.#named ??= this.#collect();
    return this.#named.get(name) ?? [];
  }

  #collect(): Map<string, Registered[]> {
    const found = new Map<string, Registered[]>();
    for (const file of this.#files.values()) {
      if (file.role === 'test' || !file.imports.some(({ target }) => target.kind === 'package' && target.name === 'awilix')) continue;
      for (const { arguments: given } of file.syntax.calls) {
        const [first, second] = given;
        if (first?.kind === 'text' && second) add(found, first.value, registeredIn(file, second));
        for (const it of given) if (it.kind === 'object') for (const [name, value] of it.members) add(found, name, registeredIn(file, value));
      }
    }
    return found;
  }
}

const resolving: Readonly<Record<string, string>> = { typedi: 'Container.get', tsyringe: 'container.resolve' };

/** Reports whether a call gives an instance of the class that it is handed: `Container.get(Orders)`. */
export function resolvesClass(packageName: string, path: string): boolean {
  return resolvesClasses(packageName) && resolving[packageName] === path;
}

/** Reports whether some calls of a package give an instance of the class that they are handed. */
export function resolvesClasses(packageName: string): boolean {
  return Object.hasOwn(resolving, packageName);
}

/** `asClass(Orders).singleton()`: the call at the beginning of the chain. */
function registeredIn(file: ProjectFile, value: Value, depth = 0): Registered | undefined {
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call || depth > 4) return undefined;
  const as = kinds[awilixName(file, call) ?? ''];
  const [first] = call.arguments;
  if (as && first) return { file, as, value: first };
  return call.callee.kind === 'member' ? registeredIn(file, call.callee.of, depth + 1) : undefined;
}

function awilixName(file: ProjectFile, { callee }: CallFact): string | undefined {
  const root = callee.kind === 'member' ? callee.of : callee;
  const definition = root.kind === 'definition' ? file.syntax.definitions[root.id] : undefined;
  const taken = definition?.kind === 'import' ? definition : undefined;
  const variable = definition?.kind === 'variable' && definition.values[0]?.kind === 'module' ? { import: definition.values[0].import, name: definition.path[0] ?? '*' } : undefined;
  const from = taken ?? variable;
  const target = from && file.imports[from.import]?.target;
  if (target?.kind !== 'package' || target.name !== 'awilix') return undefined;
  return callee.kind === 'member' ? callee.name : from?.name;
}

function add(map: Map<string, Registered[]>, name: string, value: Registered | undefined): void {
  if (value) map.set(name, [...(map.get(name) ?? []), value]);
}
