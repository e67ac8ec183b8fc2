/** Files to facts, kept up to date: extracts what changed, asks types about it and about what depends on it. */
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { Problem } from '../analysis/finding.js';
import { compareText } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer, AnswerFacts, FileFacts, SyntaxFacts } from '../facts/facts.js';
import { AnswerStore } from './answer-store.js';
import { Checkers } from './checkers.js';
import { Closure } from './closure.js';
import { packagesDigest, resolutionEpoch } from './epoch.js';
import { Links } from './links.js';
import { Modules } from './modules.js';
import { Projects } from './projects.js';
import { SourceTrees } from './source-trees.js';
import { loadAnswers, loadUnits, saveAnswers, saveUnits, type StoredState } from './stored-facts.js';
import { unanswered, type ResolverName } from './type-resolver.js';
import type { Unit } from './unit.js';
import { Units } from './units.js';
import { Waiting, type Waits } from './waiting.js';

export interface ExtractorOptions {
  /** The native checker, where there is one and it is wanted. */
  readonly checker?: CheckerProcess;
  /** Keeps facts from one process to the next. */
  readonly store?: FactStore;
  /** Reports whether memory is short, given the megabytes that the native checker holds; then no types are asked. */
  readonly isShortOfMemory?: (checkerMegabytes: number) => boolean;
}

export class Extractor<Kind = never> {
  readonly #files: SourceFiles;
  readonly #options: ExtractorOptions;
  readonly #units: Units;
  /** Files that nobody loads, as far as somebody asked for them. */
  readonly #beside: Units;
  #isBesideLoaded = false;
  #bystanders: ReadonlyMap<string, Kind> = new Map();
  readonly #waiting: Waiting<Kind>;
  readonly #answers: AnswerStore;
  readonly #checkers: Checkers;
  readonly #links: Links;
  readonly #trees: SourceTrees;
  readonly #closure: Closure;
  #projects: Projects;
  /** Made when it is first needed: it reads every manifest. */
  #modules: Modules | undefined;
  #own: ReadonlySet<string> = new Set();
  #state: StoredState | undefined;
  #epoch = '';
  #packages = '';
  /** Whether where imports lead may be another: files came or went, or a configuration changed. */
  #isUnsettled = true;
  #missing: readonly string[] = [];
  readonly #failures = new Map<string, Problem>();
  /** Files without types since memory ran short; it stays so until a workspace is opened again. */
  #untyped: number | undefined;

  constructor(files: SourceFiles, typesFolder: string, options: ExtractorOptions = {}) {
    this.#files = files;
    this.#options = options;
    const trees = new SourceTrees(files);
    this.#trees = trees;
    this.#units = new Units(files, trees);
    this.#beside = new Units(files, trees);
    this.#waiting = new Waiting(files);
    this.#answers = new AnswerStore(files, this.#units);
    this.#checkers = new Checkers(files, trees, this.#units, typesFolder, options.checker);
    this.#projects = new Projects(files);
    this.#links = new Links(files, () => this.#currentModules());
    this.#closure = new Closure(files.root, this.#units, this.#links);
    if (options.store) loadUnits(options.store, 'syntax', this.#units);
  }

  /** Forgets what changed files said. Configurations and manifests can change how every file is resolved. */
  forget(changed: readonly string[]): void {
    for (const file of changed) {
      this.#closure.changing(file);
      const isKnown = this.#units.forget(file) || this.#bystanders.has(file);
      this.#beside.forget(file);
      this.#waiting.forget(file);
      this.#answers.forget(file);
      this.#links.forget(file);
      this.#failures.delete(file);
      if (!isKnown || this.#files.size(file) === undefined) this.#isUnsettled = true;
      if (this.#projects.read.has(file)) this.#epoch = '';
    }
    if (changed.length > 0) this.#checkers.changed(changed);
  }

  /**
   * Syntax facts of every file that can be read; yields after each file that had to be extracted. Files that may wait are
   * left out unless they are needed, or one of the others loads them.
   */
  *syntax(paths: readonly string[], waits?: Waits<Kind>): Generator<void, readonly SyntaxFacts[]> {
    this.#follow(paths);
    const waiting = this.#waiting.among(paths, waits);
    const units = yield* this.#take(this.#units, paths.filter((it) => !waiting.has(it)));
    if (waits && waiting.size > 0) yield* this.#takeLoaded(units, waiting, waits);
    this.#bystanders = waiting;
    return units.map((it) => it.facts).sort((a, b) => compareText(a.file, b.file));
  }

  /** Files that `syntax` left out. */
  get bystanders(): ReadonlyMap<string, Kind> {
    return this.#bystanders;
  }

  /** Facts of the files that `syntax` left out, without types, in steps as there. */
  *besides(): Generator<void, readonly FileFacts[]> {
    const { store } = this.#options;
    if (store && !this.#isBesideLoaded) loadUnits(store, 'syntax-beside', this.#beside);
    this.#isBesideLoaded = true;
    const units = yield* this.#take(this.#beside, [...this.#bystanders.keys()]);
    const facts: FileFacts[] = [];
    for (const it of units) {
      facts.push({ syntax: it.facts, answers: this.#answersOf(it, unansweredOf(it)) });
      yield;
    }
    return facts;
  }

  /** Adds answers to syntax facts; types are asked about the files in `typed` alone. Yields after each file answered. */
  *answers(syntax: readonly SyntaxFacts[], typed: ReadonlySet<string>): Generator<void, readonly FileFacts[]> {
    this.#settle();
    for (const { file } of syntax) if (!typed.has(file)) this.#units.release(file);
    this.#closure.update(typed, this.#packages);
    const stale = this.#stale(typed);
    if (stale.size > 0) this.#checkers.prepare(this.#closure.checkerInput(stale, this.#currentModules()));
    if (this.#untyped !== undefined) this.#untyped = 0;
    const facts: FileFacts[] = [];
    const missing = new Set<string>();
    for (const it of syntax) {
      const unit = this.#units.get(it.file);
      if (!unit) continue;
      for (const name of this.#links.of(unit).missing) missing.add(name);
      facts.push({ syntax: it, answers: this.#answersOf(unit, stale.has(it.file) ? this.#ask(unit) : this.#known(unit, typed)) });
      if (stale.has(it.file)) yield;
    }
    this.#missing = [...missing].sort();
    if (stale.size > 0) this.#closure.answered(this.#checkers.ambientDeclarations);
    return facts;
  }

  /**
   * Facts of edited files, whose types are asked of them alone; what else their edits change, `answers` finds out later.
   * `undefined` when a file cannot be read, or when where imports lead may be another.
   */
  *edited(files: readonly string[], typed: ReadonlySet<string>): Generator<void, readonly FileFacts[] | undefined> {
    const units = files.map((it) => (this.#own.has(it) ? this.#units.take(it, this.#checkers.name === 'ts6') : undefined)).filter((it) => it !== undefined);
    if (this.#isUnsettled || units.length < files.length) return undefined;
    const stale = units.filter((it) => typed.has(it.file) && it.facts.questions.length > 0 && !this.#answers.get(it.file, this.#closure.validity(it)));
    if (stale.length > 0) this.#checkers.prepare(this.#closure.checkerInput(new Set(stale.map((it) => it.file)), this.#currentModules()));
    const facts: FileFacts[] = [];
    for (const it of units) {
      facts.push({ syntax: it.facts, answers: this.#answersOf(it, stale.includes(it) ? this.#ask(it) : this.#known(it, typed)) });
      yield;
    }
    return facts;
  }

  /** What could not be read, parsed or configured. */
  get problems(): readonly Problem[] {
    const short = this.#untyped === undefined || this.#untyped === 0 ? [] : [{ file: '', message: shortMessage(this.#untyped) }];
    return [...this.#units.problems, ...this.#failures.values(), ...this.#projects.problems, ...short];
  }

  /** Packages that are imported and not installed, sorted. */
  get missingPackages(): readonly string[] {
    return this.#missing;
  }

  /** Who answers about types. */
  get resolver(): ResolverName {
    return this.#checkers.name;
  }

  /** The process of the native checker, while there is one. */
  get checkerPid(): number | undefined {
    return this.#checkers.pid;
  }

  /** Keeps what was extracted for the next process; yields on the way. */
  *save(): Generator<void> {
    const { store } = this.#options;
    if (!store) return;
    yield* saveUnits(store, 'syntax', this.#units);
    yield* saveUnits(store, 'syntax-beside', this.#beside);
    // What another checker than the wanted one said is not kept under its name.
    const isWanted = (this.#options.checker === undefined) === (this.#checkers.name === 'ts6');
    const state = { epoch: this.#epoch, ambient: this.#closure.ambient, configurations: [...this.#projects.read] };
    if (this.#answers.isGrown && isWanted) saveAnswers(store, this.#options.checker, this.#files, this.#links, this.#answers, state);
  }

  /** Ends the process of the native checker; the next question starts another. */
  close(): void {
    this.#checkers.close();
  }

  /** Units of files, in their order. */
  *#take(units: Units, paths: readonly string[]): Generator<void, Unit[]> {
    const keepNodes = units === this.#units && this.#checkers.name === 'ts6';
    const taken: Unit[] = [];
    for (const path of paths) {
      const known = units.get(path);
      const unit = known ?? units.take(path, keepNodes);
      if (unit) taken.push(unit);
      if (!known) yield;
    }
    return taken;
  }

  /** Adds to units what is needed, what those load that count, and what that loads; takes it from those that wait. */
  *#takeLoaded(units: Unit[], waiting: Map<string, Kind>, waits: Waits<Kind>): Generator<void> {
    const { isNeeded, isCounted } = waits.choose(units.map((it) => it.facts), waiting);
    const needed = yield* this.#take(this.#units, [...waiting.keys()].filter(isNeeded));
    for (const { file } of needed) waiting.delete(file);
    this.#settle();
    const keepNodes = this.#checkers.name === 'ts6';
    units.push(...needed);
    // An array gives what is added while it is walked.
    const counted = units.filter((it) => isCounted(it.file));
    for (const it of counted) {
      for (const target of this.#links.of(it).targets) {
        const unit = waiting.delete(target) ? this.#units.take(target, keepNodes) : undefined;
        if (!unit) continue;
        units.push(unit);
        counted.push(unit);
      }
      yield;
    }
  }

  #follow(paths: readonly string[]): void {
    const isSame = paths.length === this.#own.size && paths.every((it) => this.#own.has(it));
    if (isSame) return;
    this.#own = new Set(paths);
    for (const units of [this.#units, this.#beside]) for (const { file } of [...units.all()]) if (!this.#own.has(file)) units.forget(file);
    this.#waiting.keep(this.#own);
    this.#isUnsettled = true;
  }

  /** Makes sure that links lead where they lead now. */
  #settle(): void {
    if (!this.#isUnsettled) return;
    this.#isUnsettled = false;
    this.#packages = packagesDigest(this.#files);
    this.#trees.usePackages(this.#packages);
    const epoch = resolutionEpoch(this.#files, this.#packages);
    if (epoch === this.#epoch) return;
    this.#projects = new Projects(this.#files);
    this.#modules = undefined;
    const { store, checker } = this.#options;
    if (store && this.#state === undefined) {
      this.#state = loadAnswers(store, checker, this.#files, this.#answers);
      this.#closure.ambient = this.#state.ambient;
    }
    this.#links.reset(this.#state?.epoch === epoch ? this.#state.links : undefined);
    this.#closure.reset();
    this.#epoch = epoch;
  }

  #answersOf(unit: Unit, answers: readonly Answer[]): AnswerFacts {
    const { options } = this.#projects.of(unit.file);
    return {
      imports: this.#links.of(unit).resolutions,
      answers,
      keepsUnusedImports: options.verbatimModuleSyntax === true,
      emitsDecoratorMetadata: options.emitDecoratorMetadata === true,
    };
  }

  #currentModules(): Modules {
    this.#modules ??= new Modules(this.#files, this.#projects, this.#own);
    return this.#modules;
  }

  /** Files that have questions whose answers are not known. */
  #stale(typed: ReadonlySet<string>): ReadonlySet<string> {
    const stale = new Set<string>();
    for (const file of typed) {
      const unit = this.#units.get(file);
      if (!unit || unit.facts.questions.length === 0) continue;
      if (!this.#answers.get(file, this.#closure.validity(unit))) stale.add(file);
    }
    return stale;
  }

  #known(unit: Unit, typed: ReadonlySet<string>): readonly Answer[] {
    const known = typed.has(unit.file) ? this.#answers.get(unit.file, this.#closure.validity(unit)) : undefined;
    return known ?? unansweredOf(unit);
  }

  /** Ends the checkers the first time; what they told so far stays. */
  #isShort(): boolean {
    if (this.#untyped === undefined && this.#options.isShortOfMemory?.(this.#checkers.megabytes) === true) {
      this.#untyped = 0;
      this.#checkers.close();
    }
    if (this.#untyped === undefined) return false;
    this.#untyped += 1;
    return true;
  }

  #ask(unit: Unit): readonly Answer[] {
    if (this.#isShort()) return unansweredOf(unit);
    try {
      const answers = this.#checkers.answer(unit);
      this.#answers.set(unit.file, this.#closure.validity(unit), answers);
      return answers;
    } catch (error) {
      // A checker that fails on one file takes the types of that file with it and nothing else.
      this.#failures.set(unit.file, { file: unit.file, message: `Types could not be read: ${String(error)}` });
      return unansweredOf(unit);
    }
  }
}

function unansweredOf({ facts }: Unit): readonly Answer[] {
  return facts.questions.map((it) => unanswered(it.kind));
}

function shortMessage(files: number): string {
  const noun = files === 1 ? '1 file' : `${files} files`;
  return `Memory is short, so ${noun} ${files === 1 ? 'was' : 'were'} reviewed without types. Raise the limit of memory, or leave generated code out with "ignore".`;
}

/** Reports whether a path is source code that Plumbline reads. */
export function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$|\.d\.\w+\.ts$/.test(path);
}
