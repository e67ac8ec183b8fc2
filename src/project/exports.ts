/** Follows exported names through re-exports, and tells types from values. */
import type { ExportFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { groupedBy, gather, none } from './lists.js';
import { PassedNames } from './passed-names.js';
import type { ProjectFile } from './project-file.js';

/** What an exported name leads to: a value in some file, or a name of a package. */
export type ExportTarget =
  | { readonly kind: 'value'; readonly file: ProjectFile; readonly value: Value }
  | { readonly kind: 'module'; readonly file: ProjectFile }
  | { readonly kind: 'package'; readonly name: string; readonly member: string };

const maximumDepth = 12;

export class Exports {
  readonly #files: ReadonlyMap<string, ProjectFile>;
  readonly #types = new Map<string, Map<string, boolean>>();
  readonly #byName = new Map<ProjectFile, ReadonlyMap<string, readonly ExportFact[]>>();
  /** What a name leads to, by the depth at which it was asked for: an index of indexes asks for each name many times. */
  readonly #found = new Map<ProjectFile, Map<string, readonly ExportTarget[]>[]>();

  readonly #passed: PassedNames;

  constructor(files: ReadonlyMap<string, ProjectFile>) {
    this.#files = files;
    this.#passed = new PassedNames((path) => files.get(path), (file) => this.#names(file));
  }

  /** Everything that `name` of a file may stand for; several where code assigns an export more than once. */
  find(file: ProjectFile, name: string, depth = 0): readonly ExportTarget[] {
    const names = this.#names(file);
    if (depth > maximumDepth || (!names.has(name) && !names.has('*'))) return none;
    const byDepth = this.#found.get(file) ?? [];
    this.#found.set(file, byDepth);
    const byName = (byDepth[depth] ??= new Map<string, readonly ExportTarget[]>());
    const known = byName.get(name);
    if (known) return known;
    const found = this.#find(file, name, depth);
    byName.set(name, found);
    return found;
  }

  #find(file: ProjectFile, name: string, depth: number): readonly ExportTarget[] {
    const named = this.#named(file, name);
    const found = gather(named, (it) => (it.kind === 'value' ? this.#target(file, it, depth) : none));
    if (found.length > 0) return found;
    const types = gather(named, (it) => (it.kind === 'type' ? this.#target(file, it, depth) : none));
    if (types.length > 0) return types;
    return gather(this.#passed.passing(file, name), (it) => (it.from ? this.#through(file, it, name, depth) : none));
  }

  #named(file: ProjectFile, name: string): readonly ExportFact[] {
    return this.#names(file).get(name) ?? none;
  }

  #names(file: ProjectFile): ReadonlyMap<string, readonly ExportFact[]> {
    const known = this.#byName.get(file);
    if (known) return known;
    const names = groupedBy(file.syntax.exports, (it) => it.name);
    this.#byName.set(file, names);
    return names;
  }

  /** Reports whether a name is exported as a type alone, so that importing it loads nothing. */
  isType(path: string, name: string, depth = 0): boolean {
    const known = this.#types.get(path) ?? new Map<string, boolean>();
    const answered = known.get(name);
    if (answered !== undefined) return answered;
    const file = this.#files.get(path);
    if (!file || depth > maximumDepth) return false;
    this.#types.set(path, known);
    known.set(name, false);
    const answer = this.#isType(file, name, depth);
    known.set(name, answer);
    return answer;
  }

  #isType(file: ProjectFile, name: string, depth: number): boolean {
    const own = this.#named(file, name);
    if (own.length > 0) return own.every((it) => it.kind === 'type' || this.#passesType(file, it, it.from?.name ?? '', depth));
    return this.#passed.passing(file, name).some((it) => it.from && this.#passesType(file, it, name, depth));
  }

  /** `name` is that under which the other file knows it. */
  #passesType(file: ProjectFile, fact: ExportFact, name: string, depth: number): boolean {
    const target = fact.from && file.imports[fact.from.import]?.target;
    if (target?.kind === 'file') return this.isType(target.file, name, depth + 1);
    const definition = fact.value?.kind === 'definition' ? file.syntax.definitions[fact.value.id] : undefined;
    if (definition?.kind === 'import') {
      const imported = file.imports[definition.import]?.target;
      return imported?.kind === 'file' && this.isType(imported.file, definition.name, depth + 1);
    }
    // `export { Name }` of a name that the file declares as a type only.
    return fact.value?.kind === 'global' || definition?.kind === 'interface';
  }

  #target(file: ProjectFile, fact: ExportFact, depth: number): readonly ExportTarget[] {
    if (fact.from) return this.#through(file, fact, fact.from.name, depth);
    return fact.value ? [{ kind: 'value', file, value: fact.value }] : [];
  }

  #through(file: ProjectFile, fact: ExportFact, name: string, depth: number): readonly ExportTarget[] {
    const target = fact.from && file.imports[fact.from.import]?.target;
    if (target?.kind === 'package' || target?.kind === 'builtin') return [{ kind: 'package', name: target.name, member: name }];
    const next = target?.kind === 'file' ? this.#files.get(target.file) : undefined;
    if (!next) return [];
    return name === '*' ? [{ kind: 'module', file: next }] : this.find(next, name, depth + 1);
  }
}
