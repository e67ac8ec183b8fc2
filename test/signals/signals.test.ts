/** Holds every signal to its fixture, which also shows files that look like it and are not, and to the cards of its practices. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { loadPractices } from '../../src/host/resources.js';
import { SignalReader } from '../../src/signals/find-signals.js';
import { signalDetectors } from '../../src/signals/index.js';
import { parseFixture } from '../support/fixtures.js';
import { memoryFiles } from '../support/memory-files.js';

const ids = signalDetectors.map((it) => it.id);

describe('signals', () => {
  it('have ids of their own, and a fixture each', () => {
    assert.equal(new Set(ids).size, ids.length);
    const fixtures = fs.readdirSync(path.join(import.meta.dirname, 'fixtures')).map((it) => it.replace(/\.txt$/, ''));
    assert.deepEqual(fixtures.sort(), [...ids].sort());
  });

  it('are listed on the cards of their practices, and the cards list nothing else', () => {
    const listed = loadPractices().flatMap((card) => card.signals.map((it) => `${card.id}: ${it}`));
    assert.deepEqual(listed.sort(), signalDetectors.flatMap((it) => it.practices.map((practice) => `${practice}: ${it.id}`)).sort());
  });

  it('and strengths leave no practice without anything, unless its card says what people look for', () => {
    const bare = loadPractices().filter((it) => it.strengths.length + it.signals.length === 0);
    assert.deepEqual(bare.filter((it) => it.peopleOnly.length === 0).map((it) => it.id), []);
    assert.deepEqual(bare.map((it) => it.id), ['mentoring/pairing']);
  });

  for (const id of ids) {
    it(id, () => {
      const name = `test/signals/fixtures/${id}.txt`;
      const { files, expectations } = parseFixture(name, fs.readFileSync(path.join(import.meta.dirname, 'fixtures', `${id}.txt`), 'utf8'));
      assert.ok(expectations.length > 0, 'the fixture shows no place where it is found');
      assert.ok(Object.keys(files).length > new Set(expectations.map((it) => it.file)).size, 'the fixture has no file that looks like it and is none');
      const found = new SignalReader().find(memoryFiles(files)).filter((it) => it.kind === id);
      const [first] = found;
      const told = (first?.places ?? []).map((it) => `${it.file}:${it.line + 1}: ${it.says}`);
      assert.deepEqual(told, expectations.map((it) => `${it.file}:${it.line + 1}: ${it.text}`));
      assert.deepEqual(first?.files, [...new Set(expectations.map((it) => it.file))].sort());
    });
  }

  it('are read again only where the text changed', () => {
    const reader = new SignalReader();
    let reads = 0;
    const detector = { id: 'x', title: 'X', practices: ['p'], mayBe: () => true, read: () => [{ line: reads++, says: 'seen' }] };
    const find = (text: string): number | undefined => reader.find(memoryFiles({ 'a.md': text }), () => true, [detector])[0]?.places[0]?.line;
    assert.deepEqual([find('one'), find('one'), find('two')], [0, 0, 1]);
  });
});
