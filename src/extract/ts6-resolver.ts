/** Answers questions with the TypeScript 6 checker: one program over all own files, whatever their configurations. */
import ts from 'typescript';
import { foldersAbove } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer, Question } from '../facts/facts.js';
import { answerQuestion } from './answers.js';
import type { Modules } from './modules.js';
import type { SourceTrees } from './source-trees.js';
import type { TypeResolver } from './type-resolver.js';

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

  /** `previous` lets the new program reuse what did not change. */
  constructor(files: SourceFiles, trees: SourceTrees, modules: Modules, roots: readonly string[], typesFolder: string, previous?: Ts6Resolver) {
    this.#root = files.root;
    this.#program = createProgram(files, trees, modules, roots, typesFolder, previous === undefined ? undefined : previous.#program);
    this.#checker = this.#program.getTypeChecker();
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

/** One program over own files, given by their paths relative to the root, with each file's own module resolution. */
export function createProgram(
  files: SourceFiles,
  trees: SourceTrees,
  modules: Modules,
  roots: readonly string[],
  typesFolder: string,
  previous: ts.Program | undefined,
): ts.Program {
  const absolute = roots.map((it) => `${files.root}/${it}`);
  const node = nodeTypes(files, typesFolder);
  return ts.createProgram({
    rootNames: node === undefined ? absolute : [...absolute, node],
    options,
    host: compilerHost(files, trees, modules, typesFolder),
    ...(previous ? { oldProgram: previous } : {}),
  });
}

/** The answer where no checker could be asked. */
export function unanswered(kind: Question['kind']): Answer {
  if (kind === 'promise') return { kind, is: 'unknown' };
  if (kind === 'callback') return { kind, expects: 'unknown', gives: 'unknown' };
  return { kind };
}

/** The Node declarations of the project, which a package of a monorepo has at the top, or Plumbline's own where it has none. */
function nodeTypes(files: SourceFiles, typesFolder: string): string | undefined {
  const candidates = [
    ...foldersAbove(`${files.root}/`).filter((it) => it !== '').map((it) => `${it}/node_modules/@types/node/index.d.ts`),
    `${typesFolder}/node_modules/@types/node/index.d.ts`,
    `${typesFolder}/../@types/node/index.d.ts`,
  ];
  return candidates.find((it) => files.isFile(it));
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
