/** Holds the native checker to the answers of TypeScript 6. Where they differ, `differences.json` says why. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { differences, everything, extract, extractorOver, nativeChecker, type Difference } from './support.js';

interface Reasoned extends Pick<Difference, 'file' | 'code'> {
  readonly reason: string;
}

describe('the native checker beside TypeScript 6', () => {
  const reasoned = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'differences.json'), 'utf8')) as readonly Reasoned[];

  it('gives the same answers to every question of every fixture, or a difference that is known', async function () {
    this.timeout(180_000);
    const files = everything();
    const extractor = extractorOver(files, await nativeChecker());
    const native = extract(extractor, files);
    assert.equal(extractor.resolver, 'native');
    assert.notEqual(extractor.checkerPid, undefined, 'no process was started');
    extractor.close();
    const ts6 = extract(extractorOver(files), files);

    const asked = native.reduce((sum, it) => sum + it.syntax.questions.length, 0);
    assert.ok(asked > 900, `only ${asked} questions were asked`);
    const told = native.flatMap((it) => it.answers.answers).filter((it) => it.kind === 'promise' && it.is === 'promise');
    assert.ok(told.length > 300, `only ${told.length} promises were told`);
    const found = differences(files, native, ts6);
    const isKnown = (it: Difference): boolean => reasoned.some(({ file, code }) => file === it.file && code === it.code);
    assert.deepEqual(found.filter((it) => !isKnown(it)), []);
    const isGone = ({ file, code }: Reasoned): boolean => !found.some((it) => it.file === file && it.code === code);
    assert.deepEqual(reasoned.filter(isGone), [], 'these are no differences any more');
    assert.deepEqual(reasoned.filter((it) => it.reason.length < 20), [], 'these have no reason');
  });
});
