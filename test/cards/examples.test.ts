/** Reviews the examples of every card: what is shown as incorrect is reported, what is shown as correct is silent. */
import assert from 'node:assert/strict';
import type { Example } from '../../src/cards/card.js';
import { cards, parseFixture, reviewFixture } from '../support/fixtures.js';

const extensions: Readonly<Record<string, string>> = { ts: 'ts', typescript: 'ts', tsx: 'tsx', js: 'js', javascript: 'js', jsonc: 'ts' };

describe('the examples of cards', () => {
  for (const card of cards) {
    describe(card.id, () => {
      card.incorrect.forEach((example, index) => {
        it(`reports incorrect ${index + 1}`, () => {
          assert.notDeepEqual(findingsIn(card.id, 'incorrect', index, example), [], `nothing is reported in:\n${example.whole}`);
        });
      });

      card.correct.forEach((example, index) => {
        it(`is silent on correct ${index + 1}`, () => {
          assert.deepEqual(findingsIn(card.id, 'correct', index, example), [], `something is reported in:\n${example.whole}`);
        });
      });

      it('has an example of either kind', () => {
        assert.ok(card.incorrect.length > 0 && card.correct.length > 0);
      });
    });
  }
});

/** What the card's rule reports, where readers see it: what is said about the preamble would confuse them. */
function findingsIn(rule: string, kind: string, index: number, { language, whole, shown }: Example): readonly string[] {
  const extension = extensions[language];
  assert.ok(extension !== undefined, `examples in ${language} are not reviewed`);
  const fixture = parseFixture(`test/cards/${rule}-${kind}-${index + 1}.${extension}`, whole);
  const { findings, problems, standardsErrors } = reviewFixture(fixture);
  assert.deepEqual([problems, standardsErrors], [[], []]);
  const found = findings.filter((it) => it.rule === rule && it.status === 'reported');
  for (const { location } of found) {
    const line = fixture.files[location.file]?.split('\n')[location.start.line] ?? '';
    assert.ok(shown.includes(line), `this is reported and not shown: ${line}`);
  }
  return found.map(({ location, message }) => `${location.file}:${location.start.line + 1} ${message}`);
}
