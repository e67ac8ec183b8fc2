/** Answers questions with the TypeScript 6 checker: one program over all own files, whatever their configurations. */
import ts from 'typescript';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer, Question } from '../facts/facts.js';
import { answerQuestion } from './answers.js';
import { isAmbientText } from './ambient-text.js';
import { isInPackages, type Modules } from './modules.js';
import type { SourceTrees } from './source-trees.js';
import { nodeTypes } from './node-types.js';
import { unanswered, type TypeResolver } from './type-resolver.js';

/**
 * Options under which all own files are checked together. Promise-ness and declarations do not depend on strictness, so
 * one program serves projects of different options; what does differ, module resolution, is asked of `Modules` file by
 * file. One program means that `lib` and declaration files are loaded once.
 */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  checkJs: false,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  resolveJsonModule: true,
  jsx: ts.JsxEmit.Preserve,
  types: [],
  lib: ['lib.esnext.full.d.ts'],
};

export class Ts6Resolver implements TypeResolver {
  readonly name = 'ts6';
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #root: string;

  /** `roots` are absolute paths; `previous` lets the new program reuse what did not change. */
  constructor(files: SourceFiles, trees: SourceTrees, modules: Modules, roots: readonly string[], typesFolder: string, previous?: Ts6Resolver) {
    this.#root = files.root;
    this.#program = createProgram(files, trees, modules, roots, typesFolder, previous === undefined ? undefined : previous.#program);
    this.#checker = this.#program.getTypeChecker();
  }

  /** Declaration files of packages whose words count everywhere. */
  get ambientDeclarations(): readonly string[] {
    const files = this.#program.getSourceFiles().filter((it) => isInPackages(it.fileName) && isAmbientText(it.text));
    return files.map((it) => it.fileName);
  }

  answer(file: string, questions: readonly Question[], nodes: readonly ts.Node[]): readonly Answer[] {
    const source = this.#program.getSourceFile(`${this.#root}/${file}`);
    return questions.map((question, index) => {
      const node = nodes[index];
      if (source === undefined || node === undefined) return unanswered(question.kind);
      return answerQuestion(this.#checker, this.#root, question.kind, node);
    });
  }
}

/** One program over files given by their absolute paths, with each own file's own module resolution. */
export function createProgram(
  files: SourceFiles,
  trees: SourceTrees,
  modules: Modules,
  roots: readonly string[],
  typesFolder: string,
  previous: ts.Program | undefined,
): ts.Program {
  const node = nodeTypes(files, typesFolder);
  return ts.createProgram({
    rootNames: node === undefined ? roots : [...roots, node],
    options,
    host: compilerHost(files, trees, modules, typesFolder),
    ...(previous ? { oldProgram: previous } : {}),
  });
}

function compilerHost(files: SourceFiles, trees: SourceTrees, modules: Modules, typesFolder: string): ts.CompilerHost {
  return {
    getSourceFile: (path) => trees.get(path),
    getDefaultLibFileName: () => `${typesFolder}/lib/lib.esnext.full.d.ts`,
    getDefaultLibLocation: () => `${typesFolder}/lib`,
    writeFile: () => undefined,
    getCurrentDirectory: () => files.root,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (path) => files.isFile(path),
    readFile: (path) => files.read(path),
    directoryExists: (path) => files.isFolder(path),
    getDirectories: (path) => [...files.folders(path)],
    realpath: (path) => files.realPath(path),
    resolveModuleNameLiterals: (literals, containing, _redirected, _options, source) =>
      literals.map((literal) => {
        const isRequire = /\.cjs$|\.cts$/.test(containing) || !ts.isExternalModule(source);
        return { resolvedModule: modules.resolveName(literal.text, containing, isRequire) };
      }),
  };
}
