/** Chooses who answers about types, and goes on when the native checker is gone. */
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer } from '../facts/facts.js';
import type { ProgramInput } from './native-program.js';
import { NativeResolver } from './native-resolver.js';
import type { SourceTrees } from './source-trees.js';
import { Ts6Resolver } from './ts6-resolver.js';
import type { ResolverName } from './type-resolver.js';
import type { Unit } from './unit.js';
import type { Units } from './units.js';

/** What the next questions are about. */
export interface CheckerInput extends ProgramInput {
  /** Reports whether a file is asked of TypeScript 6 whoever is preferred. */
  readonly needsTs6: (file: string) => boolean;
  /** Whether some are and some are not. */
  readonly isMixed: boolean;
  /** Roots of the program for these, as `roots`, given the declaration files whose words count everywhere. */
  readonly ts6Roots: (ambient: readonly string[]) => readonly string[];
}

/** So often the process may end before it is left alone. Each start costs as much as opening the program. */
const maximumFailures = 3;

export class Checkers {
  readonly #files: SourceFiles;
  readonly #trees: SourceTrees;
  readonly #units: Units;
  readonly #typesFolder: string;
  #native: NativeResolver | undefined;
  #isNativeOpen = false;
  #ts6: Ts6Resolver | undefined;
  /** Lends its trees to the next. */
  #retired: Ts6Resolver | undefined;
  #input: CheckerInput | undefined;
  #changed = new Set<string>();
  #failures = 0;
  #failedOn = '';
  /** Files on which it failed twice; it goes on with the others. */
  readonly #avoided = new Set<string>();

  constructor(files: SourceFiles, trees: SourceTrees, units: Units, typesFolder: string, checker: CheckerProcess | undefined) {
    this.#files = files;
    this.#trees = trees;
    this.#units = units;
    this.#typesFolder = typesFolder;
    this.#native = checker === undefined ? undefined : new NativeResolver(checker, files, typesFolder);
  }

  /** Who is asked first. */
  get name(): ResolverName {
    return this.#native ? 'native' : 'ts6';
  }

  /** Takes note of files whose text is another, or which are gone. */
  changed(files: readonly string[]): void {
    for (const it of files) this.#changed.add(it);
    this.#retired = this.#ts6 ?? this.#retired;
    this.#ts6 = undefined;
    this.#isNativeOpen = false;
  }

  /** Says what the next questions are about; programs are brought up to date when the first is asked. */
  prepare(input: CheckerInput): void {
    this.changed([]);
    // A program takes over from the one before where imports lead, so other resolutions begin anew.
    if (input.modules !== this.#input?.modules) this.#retired = undefined;
    this.#input = input;
  }

  answer(unit: Unit): readonly Answer[] {
    const { file, facts } = unit;
    if (!this.#input || facts.questions.length === 0) return [];
    while (this.#native && !this.#input.needsTs6(file) && !this.#avoided.has(file)) {
      try {
        return this.#openNative(this.#native, this.#input).answer(file, facts.questions);
      } catch {
        this.#failed(this.#native, file);
      }
    }
    return this.#openTs6(this.#input).answer(file, facts.questions, this.#units.nodes(unit));
  }

  /** Declaration files of packages whose words count everywhere, among those that were read; absolute paths. */
  get ambientDeclarations(): readonly string[] {
    return [...new Set([...(this.#native?.ambientDeclarations ?? []), ...(this.#ts6?.ambientDeclarations ?? [])])].sort();
  }

  /** The process of the native checker, for whoever watches it. */
  get pid(): number | undefined {
    return this.#native?.pid;
  }

  /** What the process of the native checker holds, as far as that can be told. */
  get megabytes(): number {
    return this.#native?.megabytes ?? 0;
  }

  /** Lets go of every program; the next question opens another. */
  close(): void {
    this.#native?.close();
    this.#isNativeOpen = false;
    this.#ts6 = undefined;
    this.#retired = undefined;
  }

  #failed(native: NativeResolver, file: string): void {
    native.close();
    this.#isNativeOpen = false;
    this.#failures += 1;
    if (this.#failedOn === file) this.#avoided.add(file);
    this.#failedOn = file;
    if (this.#failures >= maximumFailures) this.#native = undefined;
  }

  #openNative(native: NativeResolver, input: CheckerInput): NativeResolver {
    if (this.#isNativeOpen) return native;
    native.update(input, [...this.#changed]);
    this.#changed.clear();
    this.#isNativeOpen = true;
    return native;
  }

  #openTs6(input: CheckerInput): Ts6Resolver {
    // The native program is opened first, because it tells what counts everywhere.
    const roots = this.#native && input.isMixed ? input.ts6Roots([...this.#openNative(this.#native, input).ambientDeclarations]) : input.roots;
    this.#ts6 ??= new Ts6Resolver(this.#files, this.#trees, input.modules, roots, this.#typesFolder, this.#retired);
    this.#retired = undefined;
    return this.#ts6;
  }
}
