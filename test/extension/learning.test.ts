/** What an exercise says about itself: the part that needs no editor. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { doneByPractice, stateTitle } from '../../src/extension/learning/words.js';
import type { Exercise, ExerciseState } from '../../src/protocol/learning.js';

const exercise: Exercise = { rule: 'r', title: 'A title', practice: '', files: {}, file: '', facts: [], hints: [], strong: {}, isCounterpart: true };
const state: ExerciseState = { done: false, reported: [], missing: [], unread: [] };
const place = { file: 'a.ts', start: { line: 4, character: 0 }, end: { line: 4, character: 1 }, message: '' };

describe('an exercise in words', () => {
  it('says what is left to do', () => {
    assert.equal(stateTitle(exercise, undefined), 'Practise: A title');
    assert.equal(stateTitle(exercise, { ...state, reported: [place] }), 'Practise: A title · line 5 is still reported');
    assert.equal(stateTitle(exercise, { ...state, missing: ['calls send', 'answers GET /a'] }), 'Practise: A title · the code no longer calls send, nor answers GET /a');
    assert.equal(stateTitle(exercise, { ...state, unread: ['a.ts'] }), 'Practise: A title · the code is half written');
    assert.equal(stateTitle(exercise, { ...state, done: true }), '✓ Done: A title');
  });

  it('counts what is done by practice', () => {
    const rules = [{ id: 'a', practice: 'p' }, { id: 'b', practice: 'p' }, { id: 'c', practice: 'q' }];
    assert.deepEqual([...doneByPractice(rules, new Set(['b']))], [['p', '1 of 2 done'], ['q', '0 of 1 done']]);
  });
});
