/** What typescript-eslint's promise rules report on a set of files, over a program that resolves modules as ours does. */
import { Linter } from 'eslint';
import type ts from 'typescript';
import tseslint from 'typescript-eslint';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { Modules } from '../../src/extract/modules.js';
import { Projects } from '../../src/extract/projects.js';
import { SourceTrees } from '../../src/extract/source-trees.js';
import { createProgram } from '../../src/extract/ts6-resolver.js';
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

const plugin = tseslint.plugin as unknown as NonNullable<Linter.Config['plugins']>[string];

/** Lints every source file, or those that `wanted` picks. `void` counts as unhandled, since for us it does. */
export function lint(files: SourceFiles, typesFolder: string, wanted: (path: string) => boolean = () => true): Theirs {
  const paths = sourcePaths(files).filter(wanted);
  // Both products ask the same compiler with the same options; what differs is then what they make of its answers.
  const modules = new Modules(files, new Projects(files), new Set(sourcePaths(files)));
  const program = createProgram(files, new SourceTrees(files), modules, paths.map((it) => `${files.root}/${it}`), typesFolder, undefined);
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
