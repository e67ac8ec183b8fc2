/** Every fixture in one workspace, and the two checkers over it. */
import fs from 'node:fs';
import path from 'node:path';
import type { CheckerProcess } from '../../src/analysis/checker-process.js';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { finish } from '../../src/analysis/steps.js';
import { Extractor, isSource } from '../../src/extract/extractor.js';
import type { Answer, FileFacts } from '../../src/facts/facts.js';
import { loadNativeChecker } from '../../src/host/native-checker.js';
import { typesFolder } from '../../src/host/resources.js';
import { parseFixture } from '../support/fixtures.js';
import { memoryFiles } from '../support/memory-files.js';
import { repository, rootFor, withRepositoryPackages } from '../support/repository-packages.js';

export async function nativeChecker(): Promise<CheckerProcess> {
  const checker = await loadNativeChecker();
  if (!checker) throw new Error('The native checker is not installed for this platform, so it cannot be tested. Run npm ci on one that it supports.');
  return checker;
}

/** All fixtures of rules, facts and cases, each in a folder of its own, and the workspaces and the example. */
export function everything(): SourceFiles {
  const record: Record<string, string> = {};
  for (const file of filesBelow('test')) {
    const [, kind] = file.split('/');
    const code = fs.readFileSync(path.join(repository, file), 'utf8');
    if (kind === 'workspaces' && /\.(?:[cm]?[jt]s|json)$/.test(file) && !file.endsWith('.test.ts')) record[file] = code;
    const isFixture = (kind === 'rules' || kind === 'facts') && !file.endsWith('.test.ts');
    if (!isFixture) continue;
    for (const [name, text] of Object.entries(parseFixture(file, code).files)) record[`${file.replace(/\.\w+$/, '')}/${name}`] = text;
  }
  for (const file of filesBelow('examples/orders')) if (/\.(?:ts|json)$/.test(file)) record[file] = fs.readFileSync(path.join(repository, file), 'utf8');
  return withRepositoryPackages(memoryFiles(record, rootFor('everything')));
}

function filesBelow(folder: string): readonly string[] {
  const entries = fs.readdirSync(path.join(repository, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((it) => it.isFile() && !it.parentPath.includes('node_modules')).map((it) => path.join(it.parentPath, it.name));
  return files.map((it) => path.relative(repository, it).replaceAll('\\', '/')).sort();
}

export function sourcesOf(files: SourceFiles): readonly string[] {
  return files.list().filter((it) => isSource(it));
}

export function extract(extractor: Extractor, files: SourceFiles): readonly FileFacts[] {
  const syntax = finish(extractor.syntax(sourcesOf(files)));
  return finish(extractor.answers(syntax, new Set(syntax.map((it) => it.file))));
}

export function extractorOver(files: SourceFiles, checker?: CheckerProcess): Extractor {
  return new Extractor(files, typesFolder(), checker === undefined ? {} : { checker });
}

/** One question that two checkers answer in different ways. */
export interface Difference {
  readonly file: string;
  readonly code: string;
  readonly native: Answer;
  readonly ts6: Answer;
}

export function differences(files: SourceFiles, native: readonly FileFacts[], ts6: readonly FileFacts[]): readonly Difference[] {
  return native.flatMap(({ syntax, answers }, at) =>
    syntax.questions.flatMap((question, index) => {
      const ours = answers.answers[index];
      const theirs = ts6[at]?.answers.answers[index];
      if (!ours || !theirs || JSON.stringify(ours) === JSON.stringify(theirs)) return [];
      return [{ file: syntax.file, code: (files.read(syntax.file) ?? '').slice(question.start, question.end), native: ours, ts6: theirs }];
    }),
  );
}
