/** What typescript-eslint's promise rules report on a set of files, over a program that resolves modules as ours does. */
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { Modules } from '../../src/extract/modules.js';
import { Projects } from '../../src/extract/projects.js';
import { SourceTrees } from '../../src/extract/source-trees.js';
import { sourcePaths, type Topic } from './ours.js';

export interface TheirReport {
  readonly topic: Topic;
  readonly file: string;
  /** Such as `floatingVoid` or `voidReturnArgument`. */
  readonly kind: string;
  /** Start of the statement or the argument; zero-based. */
  readonly line: number;
  readonly character: number;
}

export interface Theirs {
  readonly program: ts.Program;
  readonly reports: readonly TheirReport[];
  /** Files that it cannot read, with the reason. */
  readonly failures: ReadonlyMap<string, string>;
}

/** Both products ask the same compiler with the same options; what differs is then what they make of its answers. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  resolveJsonModule: true,
  jsx: ts.JsxEmit.Preserve,
  types: [],
  lib: ['lib.esnext.full.d.ts'],
};

const plugin = tseslint.plugin as unknown as NonNullable<Linter.Config['plugins']>[string];

/** Lints every source file, or those that `wanted` picks. `void` counts as unhandled, since for us it does. */
export function lint(files: SourceFiles, typesFolder: string, wanted: (path: string) => boolean = () => true): Theirs {
  const paths = sourcePaths(files).filter(wanted);
  const program = createProgram(files, typesFolder, paths);
  const linter = new Linter({ cwd: files.root });
  const failures = new Map<string, string>();
  const reports = paths.flatMap((path): readonly TheirReport[] => {
    const text = files.read(path);
    // A file too large to be reviewed is no matter for a comparison.
    if (text === undefined || text.length > 1_500_000) return [];
    try {
      const messages = linter.verify(text, config(program), { filename: `${files.root}/${path}`, allowInlineConfig: false });
      const fatal = messages.find((it) => it.fatal === true);
      if (fatal) failures.set(path, fatal.message);
      return messages.flatMap((it): readonly TheirReport[] => {
        const topic = it.ruleId?.endsWith('no-floating-promises') === true ? 'floating' : it.ruleId === null ? undefined : 'misused';
        if (topic === undefined) return [];
        return [{ topic, file: path, kind: it.messageId ?? '', line: it.line - 1, character: it.column - 1 }];
      });
    } catch (error) {
      // A rule that throws on one file is their trouble, and says nothing about ours.
      failures.set(path, String(error).split('\n')[0] ?? '');
      return [];
    }
  });
  return { program, reports, failures };
}

function config(program: ts.Program): Linter.Config[] {
  return [
    {
      files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
      plugins: { '@typescript-eslint': plugin },
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { programs: [program], ecmaFeatures: { jsx: true } },
      },
      rules: {
        '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
        '@typescript-eslint/no-misused-promises': 'error',
      },
    },
  ];
}

function createProgram(files: SourceFiles, typesFolder: string, paths: readonly string[]): ts.Program {
  const trees = new SourceTrees(files);
  const modules = new Modules(files, new Projects(files), new Set(sourcePaths(files)));
  const roots = paths.map((it) => `${files.root}/${it}`);
  const node = nodeTypes(files, typesFolder);
  return ts.createProgram({ rootNames: node === undefined ? roots : [...roots, node], options, host: host(files, trees, modules, typesFolder) });
}

/** The nearest Node declarations at or above the root, else those of this repository. */
function nodeTypes(files: SourceFiles, typesFolder: string): string | undefined {
  const candidates: string[] = [];
  for (let at = files.root; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) candidates.push(`${at}/node_modules/@types/node/index.d.ts`);
  candidates.push(`${typesFolder}/node_modules/@types/node/index.d.ts`, `${typesFolder}/../@types/node/index.d.ts`);
  return candidates.find((it) => files.isFile(it));
}

function host(files: SourceFiles, trees: SourceTrees, modules: Modules, typesFolder: string): ts.CompilerHost {
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
      literals.map((literal) => ({
        resolvedModule: modules.resolveName(literal.text, containing, /\.cjs$|\.cts$/.test(containing) || !ts.isExternalModule(source)),
      })),
  };
}
