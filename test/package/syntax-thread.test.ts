/** The second thread as it is built: it gives the facts that one thread gives, and none is lost when it fails. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { StartSyntaxThread } from '../../src/analysis/syntax-thread.js';
import { finish } from '../../src/analysis/steps.js';
import { Extractor } from '../../src/extract/extractor.js';
import type { SyntaxFacts } from '../../src/facts/facts.js';
import { diskFiles, type DiskFiles } from '../../src/host/disk-files.js';
import { loadNativeChecker } from '../../src/host/native-checker.js';
import { typesFolder } from '../../src/host/resources.js';
import { syntaxThreadStarter } from '../../src/host/syntax-thread.js';

const count = 500;

describe('the second thread', () => {
  let root: string;
  let files: DiskFiles;
  let paths: readonly string[];

  before(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-thread-'));
    paths = Array.from({ length: count }, (_, index) => `file-${String(index).padStart(3, '0')}.ts`);
    for (const [index, name] of paths.entries()) {
      fs.writeFileSync(path.join(root, name), `import { read } from './file-${index}.js';\n\nexport async function load${index}(id: string) {\n  await read(id);\n  read(\`n-\${id}\`);\n}\n`);
    }
    fs.writeFileSync(path.join(root, 'file-499.ts'), `export const deep = ${'('.repeat(20_000)}1${')'.repeat(20_000)};\n`);
    files = diskFiles(root, typesFolder());
    files.setOverlay('file-450.ts', 'export const unsaved = true;\n');
  });

  after(() => {
    fs.rmSync(root, { recursive: true });
  });

  /** Facts as extracted with such a thread, and the problems; `handedOver` counts what came from there. */
  async function extracted(start: StartSyntaxThread | undefined): Promise<{ facts: readonly SyntaxFacts[]; problems: readonly string[]; handedOver: number }> {
    let handedOver = 0;
    const counting: StartSyntaxThread | undefined = start && ((...given) => {
      const thread = start(...given);
      // Time to begin: it claims from the end what this thread has not reached.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
      return {
        take: (file) => {
          const text = thread.take(file);
          if (text !== undefined) handedOver += 1;
          return text;
        },
        close: () => { thread.close(); },
      };
    });
    const checker = await loadNativeChecker();
    assert.ok(checker, 'the native checker is installed with the development packages');
    const extractor = new Extractor(files, typesFolder(), { checker, ...(counting && { startSyntaxThread: counting }) });
    const facts = finish(extractor.syntax(paths));
    return { facts, problems: extractor.problems.map((it) => `${it.file}: ${it.message}`), handedOver };
  }

  function starter(program: string): StartSyntaxThread {
    const start = syntaxThreadStarter(program);
    assert.ok(start, 'a machine with two processors and the built program');
    return start;
  }

  it('gives the same facts, unsaved text and failures as one thread alone', async () => {
    const alone = await extracted(undefined);
    const together = await extracted(starter(path.resolve('dist/syntax-worker.js')));
    // Files are 500; one fails there and one is unsaved, so that what came of it is not taken.
    assert.ok(together.handedOver > 100, `${together.handedOver} files came from the thread`);
    assert.deepEqual(together.facts, JSON.parse(JSON.stringify(alone.facts)));
    assert.deepEqual(together.facts.find((it) => it.file === 'file-450.ts')?.exports.map((it) => it.name), ['unsaved']);
    assert.deepEqual(together.problems, alone.problems);
  });

  for (const [what, program] of [
    ['dies at once', 'throw new Error("dead");'],
    ['dies while it is at a file', 'const { states } = require("node:worker_threads").workerData; Atomics.store(states, 499, 2); Atomics.store(states, 10, 2); process.exit(1);'],
    ['never comes to an end', 'const { states } = require("node:worker_threads").workerData; for (let i = 300; i < 500; i += 1) Atomics.store(states, i, 2); for (;;);'],
    ['sends what is not of the text', 'const { states, port } = require("node:worker_threads").workerData; port.postMessage({ index: 7, text: \'{"hash":"other"}\' }); Atomics.store(states, 7, 3);'],
  ] as const) {
    it(`loses nothing when it ${what}`, async () => {
      const file = path.join(root, `${what.replaceAll(' ', '-')}.cjs`);
      fs.writeFileSync(file, program);
      const { facts } = await extracted(starter(file));
      assert.equal(facts.length, (await extracted(undefined)).facts.length);
      assert.deepEqual(facts.find((it) => it.file === 'file-007.ts')?.functions.length, 1);
    }).timeout(30_000);
  }
});
