/** Proves that findings are recognised across edits, moves and renames, and that nothing unrelated is. */
import assert from 'node:assert/strict';
import type { AnchoredFinding } from '../../src/analysis/finding.js';
import { identify, matchFindings, normalisedCode } from '../../src/standards/match-findings.js';

describe('matching findings', () => {
  it('knows what is still there, what is new and what is gone', () => {
    const { known, added, gone } = matched([at('a.ts', 'f', 'one()'), at('a.ts', 'f', 'two()')], [at('a.ts', 'f', 'two()'), at('a.ts', 'f', 'three()')]);
    assert.deepEqual([known, added, gone], [['a.ts f two()'], ['a.ts f three()'], ['a.ts f one()']]);
  });

  it('follows a function to another file', () => {
    assert.deepEqual(matched([at('a.ts', 'f', 'one()')], [at('b.ts', 'f', 'one()')]).added, []);
  });

  it('lets each finding of before account for one of now', () => {
    const { known, added } = matched([at('a.ts', 'f', 'one()')], [at('a.ts', 'f', 'one()'), at('b.ts', 'f', 'one()')]);
    assert.deepEqual([known, added], [['a.ts f one()'], ['b.ts f one()']]);
  });

  it('takes the one in the same place, wherever the copy stands', () => {
    const { known, added } = matched([at('b.ts', 'f', 'one()')], [at('a.ts', 'f', 'one()'), at('b.ts', 'f', 'one()')]);
    assert.deepEqual([known, added], [['b.ts f one()'], ['a.ts f one()']]);
  });

  it('counts a second identical statement as one more', () => {
    const before = [at('a.ts', 'f', 'one()', { line: 5 })];
    const { known, added } = matched(before, [at('a.ts', 'f', 'one()', { line: 4 }), ...before]);
    assert.deepEqual([known.length, added.length], [1, 1]);
  });

  it('does not see reformatting', () => {
    const { added } = matched([at('a.ts', 'f', "load('x', { deep: true })")], [at('a.ts', 'f', 'load(\n  "x",\n  { deep: true },\n)')]);
    assert.deepEqual(added, []);
  });

  it('tells declarations and rules apart', () => {
    const before = [at('a.ts', 'f', 'one()')];
    assert.equal(matched(before, [at('a.ts', 'g', 'one()')]).added.length, 1);
    assert.equal(matched(before, [at('a.ts', 'f', 'one()', { rule: 'other' })]).added.length, 1);
  });

  it('knows a finding about the project by its key, and after a rename by its content', () => {
    const cycle = at('a.ts', '', './b.js', { key: 'a.ts b.ts', content: 'Order User' });
    assert.deepEqual(matched([cycle], [at('b.ts', 'x', './a.js', { key: 'a.ts b.ts', content: 'Order' })]).added, []);
    assert.deepEqual(matched([cycle], [at('c.ts', '', './b.js', { key: 'b.ts c.ts', content: 'Order User' })]).added, []);
    assert.equal(matched([cycle], [at('c.ts', '', './d.js', { key: 'c.ts d.ts', content: 'Invoice' })]).added.length, 1);
  });

  it('loses and confuses nothing in any mix of moves, renames, reformatting and insertions', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomFrom(seed);
      const before = Array.from({ length: 30 }, (_, line) => at(`f${random(4)}.ts`, `g${random(6)}`, `call${random(5)}(a, b)`, { line }));
      const names = new Map(before.map((it) => [it.location.file, random(2) === 0 ? it.location.file : `renamed/${it.location.file}`]));
      const movedFunction = `g${random(6)}`;
      const edited = before.map((it) => ({
        ...it,
        anchor: random(2) === 0 ? it.anchor : it.anchor.replace('(a, b)', '(\n  a,\n  b,\n)'),
        location: {
          ...it.location,
          file: it.enclosing === movedFunction ? 'moved.ts' : (names.get(it.location.file) ?? ''),
          start: { line: it.location.start.line + 50, character: 0 },
        },
      }));
      const extra = Array.from({ length: random(4) }, (_, line) => at('new.ts', `new${random(3)}`, 'call0(a, b)', { line }));
      const { added, gone } = matchFindings(identify(before), identify([...edited, ...extra]));
      assert.deepEqual([added.map((it) => it.location.file), gone], [extra.map(() => 'new.ts'), []], `seed ${seed}`);
    }
  });
});

describe('normalised code', () => {
  it('keeps what makes a difference', () => {
    assert.notEqual(normalisedCode('new Cache()'), normalisedCode('newCache()'));
    assert.notEqual(normalisedCode('save(a, b)'), normalisedCode('save(a)'));
    assert.notEqual(normalisedCode("'./a.js'"), normalisedCode("'./b.js'"));
  });

  it('drops what formatters decide', () => {
    assert.equal(normalisedCode("orders\n  .find( { id } )\n  .then(it => it);"), normalisedCode('orders.find({ id, }).then(it=>it)'));
  });
});

function matched(before: readonly AnchoredFinding[], now: readonly AnchoredFinding[]) {
  const { known, added, gone } = matchFindings(identify(before), identify(now));
  const label = (it: AnchoredFinding): string => `${it.location.file} ${it.enclosing} ${it.anchor}`;
  return { known: [...known.keys()].map(label), added: added.map(label), gone: gone.map(label) };
}

function at(file: string, enclosing: string, anchor: string, more: Partial<AnchoredFinding> & { line?: number } = {}): AnchoredFinding {
  const { line = 1, ...rest } = more;
  const location = { file, start: { line, character: 0 }, end: { line, character: 5 } };
  return { rule: 'r', location, message: 'm', related: [], milder: false, enclosing, anchor, ...rest };
}

/** Numbers below a bound that look random and are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
