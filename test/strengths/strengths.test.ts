/** Holds every strength to its fixture, which also shows code that looks like it and is not, and to the cards of its practices. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkspace } from '../../src/engine/workspace.js';
import { loadPractices, typesFolder } from '../../src/host/resources.js';
import { strengthDetectors } from '../../src/strengths/index.js';
import { cards, compareMarks, filesOf, parseFixture, today, type Fixture } from '../support/fixtures.js';

const ids = strengthDetectors.map((it) => it.id);

describe('strengths', () => {
  it('have ids of their own, and a fixture each', () => {
    assert.equal(new Set(ids).size, ids.length);
    const fixtures = fs.readdirSync(path.join(import.meta.dirname, 'fixtures')).map((it) => it.replace(/\.ts$/, ''));
    assert.deepEqual(fixtures.sort(), [...ids].sort());
  });

  it('are listed on the cards of their practices, and the cards list nothing else', () => {
    const listed = loadPractices().flatMap((card) => card.strengths.map((it) => `${card.id}: ${it}`));
    assert.deepEqual(listed.sort(), strengthDetectors.flatMap((it) => it.practices.map((practice) => `${practice}: ${it.id}`)).sort());
  });

  for (const id of ids) {
    it(id, () => {
      const name = `test/strengths/fixtures/${id}.ts`;
      const fixture = parseFixture(name, fs.readFileSync(path.join(import.meta.dirname, 'fixtures', `${id}.ts`), 'utf8'));
      assert.ok(fixture.expectations.some((it) => it.of === id), 'the fixture shows no place where it is in use');
      assert.ok(Object.keys(fixture.files).some((file) => /tempting/.test(file) && !fixture.expectations.some((it) => it.file === file)), 'the fixture has no file named tempting, with code that is none');
      const difference = differences(id, fixture);
      if (difference !== undefined) assert.fail(`\n${difference}`);
    });
  }
});

/** Places are compared by their first line: a strength may be a whole function. */
function differences(id: string, fixture: Fixture): string | undefined {
  const { strengths, problems } = openWorkspace({ files: filesOf(fixture), cards, today, typesFolder: typesFolder() }).evidence();
  assert.deepEqual(problems, []);
  const [practice] = strengthDetectors.find((it) => it.id === id)?.practices ?? [];
  const found = strengths.filter((it) => it.rule === id && it.practice === practice).flatMap((it) => it.places.map(({ file, start }) => ({ file, line: start.line, start: start.character, end: start.character + 1, text: id, message: it.message })));
  const expected = fixture.expectations.filter((it) => it.of === id).map(({ file, line, start }) => ({ file, line, start, end: start + 1, text: id }));
  const key = (it: { file: string; line: number; start: number }): string => `${it.file}:${it.line}:${it.start}`;
  const said = fixture.expectations.filter((it) => it.text !== '' && !strengths.some(({ message }) => message.includes(it.text)));
  assert.deepEqual(said.map((it) => it.text), [], `nothing says so; it says ${strengths.map((it) => it.message).join(' | ')}`);
  return compareMarks(fixture, expected.filter((it) => !found.some((other) => key(other) === key(it))), found.filter((it) => !expected.some((other) => key(other) === key(it))));
}
