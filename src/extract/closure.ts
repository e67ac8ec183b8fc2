/** Own files as a graph of imports: what the answers about each depend on, and what a program for them is made of. */
import type { CheckerInput } from './checkers.js';
import type { Links } from './links.js';
import { isInPackages, type Modules } from './modules.js';
import { reachOf, type Reach, type ReachNode } from './reach.js';
import { digest } from './shape.js';
import type { Unit } from './unit.js';
import type { Units } from './units.js';

/** Declaration files whose words count everywhere, for one set of packages. */
export interface Ambient {
  readonly key: string;
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
}

export class Closure {
  readonly #root: string;
  readonly #units: Units;
  readonly #links: Links;
  #typed: ReadonlySet<string> = new Set();
  #reach: ReadonlyMap<string, Reach> = new Map();
  /** Shape and targets that changed files had. */
  readonly #before = new Map<string, string>();
  #isDirty = true;
  /** Own files that count everywhere, among those reached. */
  #ambientOwn: readonly string[] = [];
  #packages = '';
  #key = '';
  #globals = '';
  /** Whether the program in use is over all typed files. */
  #isWhole = false;
  #opened = new Set<string>();
  ambient: Ambient = { key: '', files: [] };

  constructor(root: string, units: Units, links: Links) {
    this.#root = root;
    this.#units = units;
    this.#links = links;
  }

  /** Forgets everything: links may lead elsewhere. */
  reset(): void {
    this.#isDirty = true;
  }

  /** Called before a changed file is forgotten. */
  changing(file: string): void {
    const unit = this.#units.get(file);
    if (!unit) this.#isDirty = true;
    else if (!this.#before.has(file)) this.#before.set(file, this.#outside(unit));
  }

  /** Brings the graph up to date. `packages` is the digest of what is installed. */
  update(typed: ReadonlySet<string>, packages: string): void {
    const isSame = typed.size === this.#typed.size && [...typed].every((it) => this.#typed.has(it));
    const isStill = [...this.#before].every(([file, before]) => this.#outsideOf(file) === before);
    this.#before.clear();
    if (!this.#isDirty && isSame && isStill && packages === this.#packages) return;
    this.#isDirty = false;
    this.#typed = typed;
    this.#packages = packages;
    const outer = new Set<string>();
    const ambient = new Map<string, string>();
    this.#reach = reachOf([...typed].sort(), (file) => {
      const node = this.#node(file, ambient);
      if (!node && !file.startsWith('!')) outer.add(file);
      return node;
    });
    this.#ambientOwn = [...ambient.keys()].sort();
    this.#key = digest([packages, ...[...outer].sort()].join('\n'));
    this.#globals = digest([this.#key, ...this.#ambientOwn.map((it) => `${it} ${ambient.get(it) ?? ''}`)].join('\n'));
  }

  /** Stands for everything that the answers about a file depend on. */
  validity({ file, hash }: Unit): string {
    return `${hash} ${this.#reach.get(file)?.digest ?? ''} ${this.#globals}`;
  }

  /**
   * A program for questions about these files. Few of them need only what they reach and what counts everywhere, as far
   * as an earlier program over all files has told that.
   */
  checkerInput(stale: ReadonlySet<string>, modules: Modules): CheckerInput {
    const isPartial = !this.#isWhole && this.ambient.key === this.#key && stale.size * 4 <= this.#typed.size;
    if (!isPartial) this.#isWhole = true;
    for (const it of stale) this.#opened.add(it);
    const needsTs6 = (file: string): boolean => this.#reach.get(file)?.isMarked === true;
    const wanted = isPartial ? [...this.#opened].filter((it) => this.#typed.has(it)) : [...this.#typed];
    const asked = isPartial ? [...stale] : wanted.filter((it) => (this.#units.get(it)?.facts.questions.length ?? 0) > 0);
    const rooted = (files: readonly string[], ambient: readonly string[]): readonly string[] =>
      [...new Set([...files, ...this.#ambientOwn])].sort().map((it) => `${this.#root}/${it}`).concat(ambient);
    return {
      roots: rooted(wanted, isPartial ? this.ambient.files : []),
      reached: this.#reachedFrom([...wanted, ...this.#ambientOwn]).map((it) => `${this.#root}/${it}`),
      modules,
      isModule: (file) => this.#units.get(file)?.facts.isModule !== false,
      needsTs6,
      isMixed: asked.some(needsTs6) && !asked.every(needsTs6),
      ts6Roots: (ambient) => rooted(asked.filter(needsTs6), ambient),
    };
  }

  /** Takes note of what a program has told about declarations that count everywhere. */
  answered(ambient: readonly string[]): void {
    if (this.#isWhole && this.ambient.key !== this.#key) this.ambient = { key: this.#key, files: ambient };
  }

  #reachedFrom(files: readonly string[]): readonly string[] {
    const reached = new Set(files.filter((it) => this.#isOwn(it)));
    // A set gives what is added while it is walked.
    for (const file of reached) {
      const unit = this.#units.get(file);
      const { targets } = unit ? this.#links.of(unit) : this.#links.ofOther(file);
      for (const it of targets) if (this.#isOwn(it)) reached.add(it);
    }
    return [...reached].sort();
  }

  #node(file: string, ambient: Map<string, string>): ReachNode | undefined {
    const unit = this.#units.get(file);
    if (unit) {
      if (unit.isAmbient) ambient.set(file, unit.shape.hash);
      return { shape: unit.shape.hash, targets: this.#links.of(unit).targets, isMarked: unit.isCommonJs };
    }
    if (!this.#isOwn(file)) return undefined;
    const { hash, targets, isAmbient } = this.#links.ofOther(file);
    if (isAmbient) ambient.set(file, hash);
    return { shape: hash, targets, isMarked: false };
  }

  #isOwn(target: string): boolean {
    return !target.startsWith('/') && !target.startsWith('!') && !isInPackages(target);
  }

  #outsideOf(file: string): string | undefined {
    const unit = this.#units.get(file);
    return unit && this.#outside(unit);
  }

  #outside(unit: Unit): string {
    return `${unit.shape.hash} ${unit.isAmbient} ${unit.isCommonJs} ${this.#links.of(unit).targets.join(' ')}`;
  }
}

