/** The cards of practices: what is read from them, and what is said about one that is wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parsePractice } from '../../src/cards/parse-practice.js';

const practiceText = `---
id: architecture/bounded-contexts
title: Bounded contexts
competency: architecture
source: 1.1 Bounded contexts
rubric:
  emerging: Names things as the database does.
  solid:
    - Says which part of the code owns a term.
    - Asks before importing from another part.
  senior: Keeps two models of a customer apart, and says why.
  principal: Moves a border when the organisation moves.
---

## What it is

A part of the system with words of its own.

## Done well

The same word may mean two things, in two places.

## Only imitated

Folders are named after contexts, and import each other freely.

## Questions to ask

- Where does the word *order* change its meaning?
- Who has to agree when this type
  changes?

## What to look for

- A glossary.

## Red flags

- One \`models\` folder for all.

## Further reading

Evans.
`;

describe('the card of a practice', () => {
  it('is read whole', () => {
    const card = parsePractice('architecture/bounded-contexts', practiceText);
    assert.equal(card.title, 'Bounded contexts');
    assert.equal(card.source, '1.1 Bounded contexts');
    assert.deepEqual(card.rubric.emerging, ['Names things as the database does.']);
    assert.equal(card.rubric.solid.length, 2);
    assert.equal(card.doneWell, 'The same word may mean two things, in two places.');
    assert.deepEqual(card.questions, ['Where does the word *order* change its meaning?', 'Who has to agree when this type changes?']);
    assert.deepEqual(card.lookFor, ['A glossary.']);
    assert.deepEqual(card.redFlags, ['One `models` folder for all.']);
  });

  const mistakes: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['another id', (it) => it.replace('id: architecture/bounded-contexts', 'id: architecture/other'), /`id` is "architecture\/other"; expected `architecture\/bounded-contexts`, the path of the file/],
    ['another competency', (it) => it.replace('competency: architecture', 'competency: data'), /`competency` is "data"; expected `architecture`/],
    ['another section', (it) => it.replace('1.1 Bounded', '1.2 Bounded'), /`source` is "1\.2 Bounded contexts"; expected the article's section 1\.1/],
    ['a level that is missing', (it) => it.replace(/ {2}senior: .*\n/, ''), /`rubric\.senior` is missing; expected a sentence or a list/],
    ['a level that is unknown', (it) => it.replace('  senior:', '  guru:'), /`rubric` has a level "guru"/],
    ['a key that is unknown', (it) => it.replace('title:', 'titel: x\ntitle:'), /`titel` is no key of a practice/],
    ['a section that is missing', (it) => it.replace(/## Red flags[^]*?(?=## Further)/, ''), /"## Further reading" stands where "## Red flags" is expected/],
    ['a section that is empty', (it) => it.replace('- A glossary.', ''), /"## What to look for" is empty/],
    ['prose where a list stands', (it) => it.replace('- A glossary.', 'A glossary.'), /"## What to look for" holds more than a list/],
    ['one section more', (it) => `${it}\n## Notes\n\nx\n`, /"## Notes" is no section of a practice/],
  ];
  for (const [name, change, expected] of mistakes) {
    it(`says what is wrong with ${name}`, () => {
      assert.throws(() => parsePractice('architecture/bounded-contexts', change(practiceText)), (error: Error) =>
        error.message.startsWith('rules/practices/architecture/bounded-contexts.md: ') && expected.test(error.message));
    });
  }
});
