/** A mistake in the standards that VS Code's JSON support tells is not told again. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withoutTold, type Told } from '../../src/extension/standards/without-told.js';

function at(line: number, start: number, end: number, more: Partial<Told> = {}): Told {
  return { source: 'plumbline', code: 'standards', range: { start: { line, character: start }, end: { line, character: end } }, ...more };
}

describe('a mistake that somebody else tells', () => {
  const own = [at(1, 2, 10), at(4, 2, 10), at(1, 2, 10, { code: 'stale-waiver' })];

  it('is left out where it touches, and findings never are', () => {
    for (const source of ['json', 'jsonc', undefined]) {
      assert.deepEqual(withoutTold(own, [...own, at(1, 4, 6, { source, code: 513 })]), [own[1], own[2]]);
    }
  });

  it('stays where others say something else, or elsewhere', () => {
    assert.deepEqual(withoutTold(own, [at(1, 4, 6, { source: 'spelling' }), at(2, 0, 3, { source: 'json' })]), own);
  });
});
