/** Whatever is edited in whatever order, facts that were kept up to date are those of a fresh start, byte for byte. */
import assert from 'node:assert/strict';
import type { CheckerProcess } from '../../src/analysis/checker-process.js';
import type { FactStore } from '../../src/analysis/fact-store.js';
import { finish } from '../../src/analysis/steps.js';
import { Extractor, type ExtractorOptions } from '../../src/extract/extractor.js';
import type { FileFacts } from '../../src/facts/facts.js';
import { typesFolder } from '../../src/host/resources.js';
import { ChangingWorkspace, edits, numbers, start } from './edit-scripts.js';
import { extract, nativeChecker } from './support.js';

const stepsInScript = 25;

describe('edit scripts', () => {
  let checker: CheckerProcess;

  before(async () => {
    checker = await nativeChecker();
  });

  for (const seed of [1, 2, 3, 4, 13, 17]) {
    it(`keep facts right with TypeScript 6: script ${seed}`, () => {
      replay(`edits-ts6-${seed}`, seed, {});
    }).timeout(240_000);
    it(`keep facts right with the native checker: script ${seed}`, () => {
      replay(`edits-native-${seed}`, seed, { checker });
    }).timeout(240_000);
    it(`keep facts right from one process to the next: script ${seed}`, () => {
      replay(`edits-store-${seed}`, seed, { checker, store: memoryStore() }, 2);
    }).timeout(240_000);
  }

  for (const [name, edit] of Object.entries(edits)) {
    it(`keep facts right after this one: ${name}`, () => {
      const pick = numbers(7);
      const store = memoryStore();
      const workspace = new ChangingWorkspace('edits-one', start);
      compare(name, workspace, new Extractor(workspace.files, typesFolder(), { store }), []);
      compare(name, workspace, new Extractor(workspace.files, typesFolder(), { store }), workspace.change(edit(start, pick)));
    }).timeout(60_000);
  }
});

/** Replays one script. With `perProcess`, a new extractor takes over after so many edits, with what was stored. */
function replay(name: string, seed: number, options: ExtractorOptions, perProcess = stepsInScript): void {
  const pick = numbers(seed);
  const names = Object.keys(edits);
  const workspace = new ChangingWorkspace(name, start);
  let extractor = new Extractor(workspace.files, typesFolder(), options);
  const done: string[] = [];
  compare('nothing', workspace, extractor, []);
  for (let step = 1; step <= stepsInScript; step += 1) {
    const edit = names[pick(names.length)] ?? '';
    done.push(edit);
    const changed = workspace.change(edits[edit]?.(workspace.texts, pick) ?? workspace.texts);
    if (step % perProcess === 0) {
      extractor.close();
      extractor = new Extractor(workspace.files, typesFolder(), options);
      compare(done.join(', '), workspace, extractor, []);
    } else {
      compare(done.join(', '), workspace, extractor, changed);
    }
  }
  extractor.close();
}

function compare(what: string, workspace: ChangingWorkspace, extractor: Extractor, changed: readonly string[]): void {
  extractor.forget(changed);
  const kept = extract(extractor, workspace.files);
  const fresh = new Extractor(workspace.files, typesFolder());
  const expected = extract(fresh, workspace.files);
  // One line a file, so that a failure shows which.
  assert.deepEqual(kept.map(told), expected.map(told), what);
  assert.equal(JSON.stringify(kept), JSON.stringify(expected), what);
  assert.deepEqual(extractor.missingPackages, fresh.missingPackages, what);
  assert.deepEqual(extractor.problems, fresh.problems, what);
  finish(extractor.save());
}

function told({ syntax, answers }: FileFacts): string {
  return `${syntax.file} ${JSON.stringify(answers)}`;
}

function memoryStore(): FactStore {
  const texts = new Map<string, string>();
  return {
    load: (name) => texts.get(name),
    save: (name, text) => {
      texts.set(name, text);
    },
  };
}
