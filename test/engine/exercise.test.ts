/** Every card is an exercise that its weak example does not pass, its strong one does, and an empty file does not. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkExercise, exerciseOf, type Exercise, type ExerciseCheck } from '../../src/engine/exercise.js';
import { typesFolder } from '../../src/host/resources.js';
import { cards, today } from '../support/fixtures.js';
import { memoryFiles } from '../support/memory-files.js';
import { withRepositoryPackages } from '../support/repository-packages.js';

const options = { cards, today, typesFolder: typesFolder() };
let roots = 0;

/** Exercises are judged without packages, as in a scratch folder. */
function filesOf(files: Readonly<Record<string, string>>): ReturnType<typeof memoryFiles> {
  roots++;
  return withRepositoryPackages(memoryFiles(files, `/exercise-${roots}`));
}

describe('exercises', () => {
  for (const card of cards.filter((it) => it.kind === 'concern')) {
    it(`${card.id}: the weak code is not done, the strong code is, no code is not`, () => {
      const exercise = exerciseOf(card, filesOf, options);
      assert.ok(exercise, 'there is an exercise');
      const check = (files: Readonly<Record<string, string>>): ExerciseCheck => checkExercise(exercise, filesOf(files), options);
      const weak = check(exercise.files);
      assert.ok(weak.reported.length > 0, 'the weak code is reported');
      assert.equal(weak.done, false);
      assert.deepEqual(weak.missing, []);
      const solved = exercise.isCounterpart ? exercise.strong : solutionOf(exercise);
      assert.deepEqual(check(solved), { done: true, reported: [], missing: [], unread: [] });
      const emptied = check({ ...exercise.files, [exercise.file]: '' });
      assert.equal(emptied.done, false, 'an empty file is not done');
    });
  }

  it('does not take an allowance for a solution', () => {
    const exercise = exerciseOf(cardOf('async-express-handler'), filesOf, options);
    assert.ok(exercise);
    const text = exercise.files[exercise.file] ?? '';
    const allowed = text.replace('// Your part begins here.\n', '// plumbline-allow async-express-handler: it is only an exercise\n');
    assert.notEqual(allowed, text);
    const { done, reported } = checkExercise(exercise, filesOf({ ...exercise.files, [exercise.file]: allowed }), options);
    assert.equal(done, false);
    assert.equal(reported.length, 1);
  });

  it('does not take half a statement for a solution', () => {
    const exercise = exerciseOf(cardOf('async-express-handler'), filesOf, options);
    assert.ok(exercise);
    const strong = exercise.strong[exercise.file] ?? '';
    const { done, unread } = checkExercise(exercise, filesOf({ ...exercise.strong, [exercise.file]: `${strong}\nconst x = (;\n` }), options);
    assert.deepEqual([done, unread], [false, [exercise.file]]);
  });
});

/** How to solve the exercises whose strong example shows another scene: what to replace in the file to work on. */
const solutions: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'cross-layer-import': [["import { HttpError } from '../http/http-error.js';", 'export class OrderShipped extends Error {}'], ['new HttpError(409)', 'new OrderShipped()']],
  'weak-token-verification': [['jwt.decode(String(req.headers.authorization))', "jwt.verify(String(req.headers.authorization), String(process.env.KEY), { algorithms: ['RS256'] })"]],
};

function solutionOf({ rule, files, file }: Exercise): Readonly<Record<string, string>> {
  const solution = solutions[rule];
  assert.ok(solution, `a solution of ${rule} is needed here:\n${JSON.stringify(files, null, 2)}`);
  const text = solution.reduce((before, [from, to]) => {
    assert.ok(before.includes(from), `${from} is there`);
    return before.replace(from, to);
  }, files[file] ?? '');
  return { ...files, [file]: text };
}

function cardOf(id: string): (typeof cards)[number] {
  const card = cards.find((it) => it.id === id);
  assert.ok(card, id);
  return card;
}
