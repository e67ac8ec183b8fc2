/** The native checker may be ended at any moment, by a user or by a system short of memory. No answer is lost by it. */
import assert from 'node:assert/strict';
import type { CheckerProcess, RunningChecker } from '../../src/analysis/checker-process.js';
import { finish } from '../../src/analysis/steps.js';
import type { Extractor } from '../../src/extract/extractor.js';
import type { FileFacts } from '../../src/facts/facts.js';
import { memoryFiles } from '../support/memory-files.js';
import { rootFor, withRepositoryPackages } from '../support/repository-packages.js';
import { extract, extractorOver, nativeChecker, sourcesOf } from './support.js';

const files = withRepositoryPackages(
  memoryFiles(
    Object.fromEntries(
      Array.from({ length: 12 }, (_, it) => [`src/f${it}.ts`, `export async function f${it}() {}\nimport { f${(it + 1) % 12} as next } from './f${(it + 1) % 12}.js';\nexport function run() { next(); }\n`]),
    ),
    rootFor('dying-process'),
  ),
);

describe('the process of the native checker', () => {
  let expected: readonly FileFacts[];
  let checker: CheckerProcess;

  before(async function () {
    this.timeout(60_000);
    checker = await nativeChecker();
    expected = extract(extractorOver(files), files);
  });

  it('is started again when it is killed between two files', () => {
    const extractor = extractorOver(files, checker);
    const killed = new Set<number>();
    const facts = extractKilling(extractor, (answered) => {
      const pid = extractor.checkerPid;
      if (answered !== 5 || pid === undefined) return;
      killed.add(pid);
      process.kill(pid, 'SIGKILL');
    });
    assert.equal(killed.size, 1);
    assert.deepEqual(facts, expected);
    assert.equal(extractor.resolver, 'native');
    assert.ok(!killed.has(extractor.checkerPid ?? 0), 'another process answers');
    extractor.close();
  });

  it('is given up when it keeps dying, and TypeScript 6 answers the rest', () => {
    const extractor = extractorOver(files, checker);
    const facts = extractKilling(extractor, () => {
      if (extractor.checkerPid !== undefined) process.kill(extractor.checkerPid, 'SIGKILL');
    });
    assert.deepEqual(facts, expected);
    assert.equal(extractor.resolver, 'ts6');
    assert.deepEqual(extractor.problems, []);
    assert.deepEqual(extract(extractor, files), expected, 'the next review goes on with TypeScript 6');
  });

  it('may fail to start', () => {
    const broken: CheckerProcess = {
      ...checker,
      start(): RunningChecker {
        throw new Error('there is no such program');
      },
    };
    const extractor = extractorOver(files, broken);
    assert.deepEqual(extract(extractor, files), expected);
    assert.equal(extractor.resolver, 'ts6');
  });
});

/** Extracts, and lets `between` act after each file whose types were asked. */
function extractKilling(extractor: Extractor, between: (answered: number) => void): readonly FileFacts[] {
  const syntax = finish(extractor.syntax(sourcesOf(files)));
  const steps = extractor.answers(syntax, new Set(syntax.map((it) => it.file)));
  for (let answered = 1; ; answered += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    between(answered);
  }
}
