/** Files to facts, kept up to date: extracts what changed, asks types about it and about what depends on it. */
import type ts from 'typescript';
import type { Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer, AnswerFacts, FileFacts, SyntaxFacts } from '../facts/facts.js';
import { Modules } from './modules.js';
import { Projects } from './projects.js';
import { SourceTrees } from './source-trees.js';
import { extractSyntax, type ExtractedSyntax } from './syntax-facts.js';
import { Ts6Resolver, unanswered } from './ts6-resolver.js';
import type { TypeResolver } from './type-resolver.js';

/** Larger files are data or bundles; no one reviews them line by line. In bytes. */
const maximumSize = 4_000_000;

/** Stands for the nodes of a file whose tree was let go. */
const released: readonly ts.Node[] = [];

export class Extractor {
  readonly #files: SourceFiles;
  readonly #typesFolder: string;
  readonly #trees: SourceTrees;
  readonly #syntax = new Map<string, ExtractedSyntax>();
  readonly #problems = new Map<string, Problem>();
  #answers = new Map<string, AnswerFacts>();
  #projects: Projects;
  #modules: Modules;
  #resolver: Ts6Resolver | undefined;
  #own = new Set<string>();
  /** Files whose answers are out of date; `undefined` means all. */
  #stale: Set<string> | undefined;

  constructor(files: SourceFiles, typesFolder: string) {
    this.#files = files;
    this.#typesFolder = typesFolder;
    this.#trees = new SourceTrees(files);
    this.#projects = new Projects(files);
    this.#modules = new Modules(files, this.#projects, this.#own);
  }

  /** Forgets what changed files said. Configurations and manifests can change how every file is resolved. */
  forget(changed: readonly string[]): void {
    for (const file of changed) {
      this.#trees.forget(`${this.#files.root}/${file}`);
      const isOwn = this.#syntax.delete(file);
      this.#problems.delete(file);
      if (!isOwn && !this.#own.has(file)) this.#stale = undefined;
      else this.#stale?.add(file);
    }
    if (changed.length === 0) return;
    this.#spread();
    this.#retire();
  }

  /** What a stale file exports may show in the types of every file that reaches it through imports. */
  #spread(): void {
    if (!this.#stale) return;
    const importers = this.#importers();
    for (const file of this.#stale) for (const it of importers.get(file) ?? []) this.#stale.add(it);
  }

  /** Syntax facts of every file that can be read; yields after each file that had to be extracted. */
  *syntax(paths: readonly string[]): Generator<void, readonly SyntaxFacts[]> {
    this.#follow(paths);
    const facts: SyntaxFacts[] = [];
    for (const path of paths) {
      const known = this.#syntax.get(path);
      const found = known ?? this.#extract(path);
      if (found) facts.push(found.facts);
      if (!known) yield;
    }
    return facts;
  }

  /** Adds answers to syntax facts; types are asked about the files in `typed` alone. Yields after each file answered. */
  *answers(syntax: readonly SyntaxFacts[], typed: ReadonlySet<string>): Generator<void, readonly FileFacts[]> {
    for (const it of syntax) this.#keepTree(it.file, typed.has(it.file));
    const resolver = typed.size === 0 ? undefined : this.#openResolver([...typed]);
    const facts: FileFacts[] = [];
    for (const it of syntax) {
      const known = this.#stale?.has(it.file) === false ? this.#answers.get(it.file) : undefined;
      const answers = known ?? this.#answer(it, typed.has(it.file) ? resolver : undefined);
      this.#answers.set(it.file, answers);
      facts.push({ syntax: it, answers });
      if (!known) yield;
    }
    this.#stale = new Set();
    return facts;
  }

  /** What could not be read, parsed or configured. */
  get problems(): readonly Problem[] {
    return [...this.#problems.values(), ...this.#projects.problems];
  }

  /** Packages that are imported and not installed, sorted. */
  get missingPackages(): readonly string[] {
    return [...this.#modules.missing].sort();
  }

  #follow(paths: readonly string[]): void {
    const isSame = paths.length === this.#own.size && paths.every((it) => this.#own.has(it));
    if (isSame && this.#stale !== undefined) return;
    this.#own = new Set(paths);
    for (const path of [...this.#syntax.keys()]) if (!this.#own.has(path)) this.#syntax.delete(path);
    for (const path of [...this.#problems.keys()]) if (!this.#own.has(path)) this.#problems.delete(path);
    this.#answers = new Map();
    this.#stale = undefined;
    this.#projects = new Projects(this.#files);
    this.#modules = new Modules(this.#files, this.#projects, this.#own);
    this.#retire();
  }

  #extract(path: string): ExtractedSyntax | undefined {
    const size = this.#files.size(path) ?? 0;
    if (size > maximumSize) {
      const megabytes = (size / 1_000_000).toFixed(1);
      this.#fail(path, `${megabytes} MB is larger than the limit of 4 MB, so the file was not analysed. Add it to "ignore" if it is generated.`);
      return undefined;
    }
    try {
      const tree = this.#trees.get(`${this.#files.root}/${path}`);
      if (!tree) {
        this.#fail(path, this.#files.readFailure(path) ?? 'The file cannot be read.');
        return undefined;
      }
      const extracted = extractSyntax(tree, path);
      this.#syntax.set(path, extracted);
      const error = extracted.facts.syntaxError;
      if (error) {
        const [line, character, endLine, endCharacter] = error.span;
        const location = { file: path, start: { line, character }, end: { line: endLine, character: endCharacter } };
        this.#problems.set(path, { file: path, location, message: `Does not parse at line ${line + 1}: ${error.message} What could be read was reviewed.` });
      }
      return extracted;
    } catch (error) {
      // Thousands of nested expressions exhaust the stack of any recursive reader, the compiler's own included.
      const reason = error instanceof RangeError ? 'It is nested too deeply.' : String(error);
      this.#fail(path, `Could not be analysed: ${reason}`);
      return undefined;
    }
  }

  #fail(path: string, message: string): void {
    this.#problems.set(path, { file: path, message });
  }

  /** Lets go of trees that no question is asked about: tests and clients are half of many repositories. */
  #keepTree(path: string, isTyped: boolean): void {
    const known = this.#syntax.get(path);
    if (isTyped && known?.nodes === released) this.#extract(path);
    if (isTyped || known === undefined || known.nodes === released) return;
    this.#syntax.set(path, { facts: known.facts, nodes: released });
    this.#trees.forget(`${this.#files.root}/${path}`);
  }

  #answer(syntax: SyntaxFacts, resolver: TypeResolver | undefined): AnswerFacts {
    const { options } = this.#projects.of(syntax.file);
    const nodes = this.#syntax.get(syntax.file)?.nodes ?? [];
    let answers: readonly Answer[];
    try {
      answers = resolver?.answer(syntax.file, syntax.questions, nodes) ?? syntax.questions.map((it) => unanswered(it.kind));
    } catch (error) {
      // A checker that fails on one file takes the types of that file with it and nothing else.
      answers = syntax.questions.map((it) => unanswered(it.kind));
      this.#problems.set(syntax.file, { file: syntax.file, message: `Types could not be read: ${String(error)}` });
    }
    return {
      imports: syntax.imports.map((it) => this.#modules.resolve(syntax.file, it)),
      answers,
      keepsUnusedImports: options.verbatimModuleSyntax === true,
      emitsDecoratorMetadata: options.emitDecoratorMetadata === true,
    };
  }

  #openResolver(roots: readonly string[]): Ts6Resolver {
    const resolver = this.#resolver ?? new Ts6Resolver(this.#files, this.#trees, this.#modules, roots, this.#typesFolder, this.#retired);
    this.#resolver = resolver;
    this.#retired = undefined;
    return resolver;
  }

  #retired: Ts6Resolver | undefined;

  /** Sets the resolver aside; the next one reuses what did not change. */
  #retire(): void {
    this.#retired = this.#resolver ?? this.#retired;
    this.#resolver = undefined;
  }

  /** Files by a file that they import, as far as answers are known. */
  #importers(): ReadonlyMap<string, readonly string[]> {
    const importers = new Map<string, string[]>();
    for (const [path, { imports }] of this.#answers) {
      for (const it of imports) {
        if (it.kind !== 'file') continue;
        const known = importers.get(it.file);
        if (known) known.push(path);
        else importers.set(it.file, [path]);
      }
    }
    return importers;
  }
}

/** Reports whether a path is source code that Plumbline reads. */
export function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$|\.d\.\w+\.ts$/.test(path);
}
