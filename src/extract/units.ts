/** What each own file says by itself, extracted once for each content, here or in a process before. */
import type ts from 'typescript';
import type { Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { digest } from './shape.js';
import type { SourceTrees } from './source-trees.js';
import { extractSyntax } from './syntax-facts.js';
import { extractUnit, isTooLarge, type StoredUnit, type Unit } from './unit.js';

export class Units {
  readonly #files: SourceFiles;
  readonly #trees: SourceTrees;
  readonly #units = new Map<string, Unit>();
  readonly #nodes = new Map<string, readonly ts.Node[]>();
  readonly #problems = new Map<string, Problem>();
  readonly #unreadable = new Set<string>();
  readonly #stored = new Map<string, StoredUnit>();
  readonly #grown = new Set<number>();

  constructor(files: SourceFiles, trees: SourceTrees) {
    this.#files = files;
    this.#trees = trees;
  }

  /** The unit of a listed file; `undefined` for one that cannot be read. */
  get(file: string): Unit | undefined {
    return this.#units.get(file);
  }

  all(): Iterable<Unit> {
    return this.#units.values();
  }

  /** Extracts a file unless that was done before. `keepNodes` where the checker works on the same tree. */
  take(file: string, keepNodes: boolean): Unit | undefined {
    const known = this.#units.get(file);
    if (known || this.#unreadable.has(file)) return known;
    const text = this.#text(file);
    if (text === undefined) return undefined;
    const hash = digest(text);
    const stored = this.#stored.get(keyOf(file, hash));
    const unit = stored ? { ...stored, facts: stored.facts.file === file ? stored.facts : { ...stored.facts, file }, file, hash } : this.#extract(file, hash, keepNodes);
    if (!unit) return undefined;
    this.#units.set(file, unit);
    this.#noteSyntaxError(unit);
    return unit;
  }

  /** The nodes of a file's questions; its tree is made again where it was let go. */
  nodes(unit: Unit): readonly ts.Node[] {
    const known = this.#nodes.get(unit.file);
    if (known) return known;
    const tree = this.#trees.get(this.#absolute(unit.file));
    const nodes = tree ? extractSyntax(tree, unit.file).nodes : [];
    this.#nodes.set(unit.file, nodes);
    return nodes;
  }

  /** Lets go of the tree of a file that no question is asked about. */
  release(file: string): void {
    if (this.#nodes.delete(file)) this.#trees.forget(this.#absolute(file));
  }

  forget(file: string): boolean {
    this.#trees.forget(this.#absolute(file));
    this.#nodes.delete(file);
    this.#problems.delete(file);
    this.#unreadable.delete(file);
    return this.#units.delete(file);
  }

  get problems(): Iterable<Problem> {
    return this.#problems.values();
  }

  /** Takes in what `stored` gave, perhaps in another process. */
  load(text: string): void {
    for (const [key, unit] of JSON.parse(text) as [string, StoredUnit][]) this.#stored.set(key, unit);
  }

  /** Parts that hold more than was loaded. */
  get grown(): readonly number[] {
    return [...this.#grown];
  }

  /** One part of all units as text, with contents that are not there now, as on another branch, up to a bound. */
  stored(part: number): string {
    const isHere = (key: string): boolean => partOf(key) === part;
    const units = new Map<string, StoredUnit>();
    for (const { file, hash, facts, shape, isAmbient, isCommonJs } of this.#units.values()) {
      const key = keyOf(file, hash);
      if (isHere(key)) units.set(key, { facts, shape, isAmbient, isCommonJs });
    }
    const bound = units.size * 2 + 20;
    for (const [key, it] of this.#stored) {
      if (units.size >= bound) break;
      if (isHere(key) && !units.has(key)) units.set(key, it);
    }
    this.#grown.delete(part);
    return JSON.stringify([...units]);
  }

  #text(file: string): string | undefined {
    if (isTooLarge(this.#files, file)) {
      const megabytes = ((this.#files.size(file) ?? 0) / 1_000_000).toFixed(1);
      this.#fail(file, `${megabytes} MB is larger than the limit of 4 MB, so the file was not analysed. Add it to "ignore" if it is generated.`);
      return undefined;
    }
    const text = this.#files.read(file);
    if (text === undefined) this.#fail(file, this.#files.readFailure(file) ?? 'The file cannot be read.');
    return text;
  }

  #extract(file: string, hash: string, keepNodes: boolean): Unit | undefined {
    this.#grown.add(partOf(keyOf(file, hash)));
    try {
      const tree = this.#trees.get(this.#absolute(file));
      if (!tree) return undefined;
      const { stored, nodes } = extractUnit(tree, file);
      if (keepNodes || stored.isCommonJs) this.#nodes.set(file, nodes);
      else this.#trees.forget(this.#absolute(file));
      return { ...stored, file, hash };
    } catch (error) {
      // Thousands of nested expressions exhaust the stack of any recursive reader, the compiler's own included.
      const reason = error instanceof RangeError ? 'It is nested too deeply.' : String(error);
      this.#fail(file, `Could not be analysed: ${reason}`);
      return undefined;
    }
  }

  #noteSyntaxError({ file, facts }: Unit): void {
    const error = facts.syntaxError;
    if (!error) return;
    const [line, character, endLine, endCharacter] = error.span;
    const location = { file, start: { line, character }, end: { line: endLine, character: endCharacter } };
    this.#problems.set(file, { file, location, message: `Does not parse at line ${line + 1}: ${error.message} What could be read was reviewed.` });
  }

  #fail(file: string, message: string): void {
    this.#unreadable.add(file);
    this.#problems.set(file, { file, message });
  }

  #absolute(file: string): string {
    return `${this.#files.root}/${file}`;
  }
}

/** What is stored is stored in so many parts, so that one edit does not write all of it again. */
export const PARTS = 16;

function partOf(key: string): number {
  return key.charCodeAt(key.length - 2) % PARTS;
}

/** The same text means the same in every file of a kind. */
function keyOf(file: string, hash: string): string {
  return `${file.slice(file.lastIndexOf('.'))} ${hash}`;
}
