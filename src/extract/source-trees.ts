/** Parsed files: own ones by their text, declaration files once for as long as the process lives. */
import ts from 'typescript';
import type { SourceFiles } from '../analysis/source-files.js';
import { isInPackages } from './modules.js';

/** Trees of declaration files, shared by all workspaces of the process that have the same packages; the oldest go first. */
const declarations = new Map<string, Map<string, ts.SourceFile>>();
const maximumShared = 4;

/** Stands for what ships with Plumbline and never changes. */
const shipped = '';

export class SourceTrees {
  readonly #files: SourceFiles;
  readonly #own = new Map<string, ts.SourceFile>();
  #packages = shipped;

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** The tree of a file by its absolute path; `undefined` when it cannot be read. */
  get(path: string): ts.SourceFile | undefined {
    const trees = this.#treesFor(path);
    const known = trees.get(path);
    if (known) return known;
    const text = this.#files.read(path);
    if (text === undefined) return undefined;
    const tree = parse(path, text);
    trees.set(path, tree);
    return tree;
  }

  /** Forgets the tree of a changed file, given by its absolute path. */
  forget(path: string): void {
    this.#treesFor(path).delete(path);
  }

  /** Says which packages are installed, by a digest: their declarations are those of no others. */
  usePackages(digest: string): void {
    this.#packages = digest;
  }

  #treesFor(path: string): Map<string, ts.SourceFile> {
    if (/\/lib\/lib\.[\w.]+\.d\.ts$/.test(path)) return sharedTrees(shipped);
    if (isInPackages(path)) return sharedTrees(this.#packages);
    return path.startsWith(`${this.#files.root}/`) ? this.#own : sharedTrees(shipped);
  }
}

function sharedTrees(packages: string): Map<string, ts.SourceFile> {
  const known = declarations.get(packages) ?? new Map<string, ts.SourceFile>();
  if (packages !== shipped) declarations.delete(packages);
  declarations.set(packages, known);
  const oldest = [...declarations.keys()].find((it) => it !== shipped);
  if (declarations.size > maximumShared + 1 && oldest !== undefined) declarations.delete(oldest);
  return known;
}

export function parse(path: string, text: string): ts.SourceFile {
  const isJavaScript = /\.[cm]?jsx?$/.test(path);
  return ts.createSourceFile(
    path,
    text,
    {
      languageVersion: ts.ScriptTarget.ESNext,
      // In JavaScript, JSDoc is where the types are; in TypeScript it only costs time.
      jsDocParsingMode: isJavaScript ? ts.JSDocParsingMode.ParseForTypeInfo : ts.JSDocParsingMode.ParseNone,
    },
    false,
  );
}
