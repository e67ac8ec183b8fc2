/** Parsed files: own ones by their text, declaration files once for as long as the process lives. */
import ts from 'typescript';
import type { SourceFiles } from '../analysis/source-files.js';
import { isInPackages } from './modules.js';

/** Trees of declaration files, shared by all workspaces of the process; keyed by path and text length. */
const declarations = new Map<string, ts.SourceFile>();

export class SourceTrees {
  readonly #files: SourceFiles;
  readonly #own = new Map<string, ts.SourceFile>();

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** The tree of a file by its absolute path; `undefined` when it cannot be read. */
  get(path: string): ts.SourceFile | undefined {
    const shared = isInPackages(path) || !path.startsWith(`${this.#files.root}/`);
    const known = (shared ? declarations : this.#own).get(path);
    if (known) return known;
    const text = this.#files.read(path);
    if (text === undefined) return undefined;
    const tree = parse(path, text);
    (shared ? declarations : this.#own).set(path, tree);
    return tree;
  }

  /** Forgets the tree of a changed file, given by its absolute path. */
  forget(path: string): void {
    this.#own.delete(path);
    declarations.delete(path);
  }
}

function parse(path: string, text: string): ts.SourceFile {
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
