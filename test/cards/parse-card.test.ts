/** A card is read whole, and a malformed one says what is wrong in one sentence. */
import assert from 'node:assert/strict';
import { parseCard } from '../../src/cards/parse-card.js';
import { cardText } from './card-text.js';

describe('parseCard', () => {
  it('reads the front matter', () => {
    const { sections, incorrect, correct, ...metadata } = parseCard('slow-loop', cardText());

    assert.deepEqual(metadata, {
      id: 'slow-loop',
      title: 'Loop that waits',
      question: 'What does each turn of this loop wait for?',
      practice: 'performance/event-loop',
      kind: 'concern',
      default: 'warning',
      milder: 'warning',
      scope: 'server',
      source: '2.1 Event loop',
      since: 'unreleased',
      precision: undefined,
    });
    assert.equal(Object.keys(sections).length, 6);
    assert.equal(incorrect.length, 1);
    assert.equal(correct.length, 1);
  });

  it('reads the level of the lesser form, and the sums of what was read', () => {
    const text = cardText({ milder: 'info', precision: '{ right: 18, wrong: 1, unsure: 1, repositories: 4 }' });
    const card = parseCard('slow-loop', text);

    assert.equal(card.milder, 'info');
    assert.deepEqual(card.precision, { right: 18, wrong: 1, unsure: 1, repositories: 4 });
  });

  it('hides the preamble from readers and keeps it for the tests', () => {
    const block = [
      '```ts',
      '// @filename: src/a.ts',
      'export const a = 1;',
      '// ---cut---',
      '',
      '// @filename: src/b.ts',
      "import { a } from './a.js';",
      '```',
    ];
    const card = parseCard('slow-loop', cardText({}, { Incorrect: `Before.\n\n${block.join('\n')}\n\nAfter.` }));

    assert.deepEqual(card.incorrect, [
      {
        language: 'ts',
        shown: "// src/b.ts\nimport { a } from './a.js';",
        whole: "// @filename: src/a.ts\nexport const a = 1;\n\n// @filename: src/b.ts\nimport { a } from './a.js';\n",
      },
    ]);
    assert.equal(
      card.sections.Incorrect,
      "Before.\n\n```ts\n// src/b.ts\nimport { a } from './a.js';\n```\n\nAfter.",
    );
  });

  it('finds examples as Markdown does: in lists and longer fences, not in text or other languages', () => {
    const text = [
      'The fence ``` ts is text here.',
      '',
      '- In a list:',
      '',
      '  ```ts',
      '  inList();',
      '  ```',
      '',
      '````js',
      '```ts',
      'inner',
      '```',
      '````',
      '',
      '```json',
      '{}',
      '```',
    ];
    const card = parseCard('slow-loop', cardText({}, { Correct: text.join('\n') }));

    assert.deepEqual(card.correct.map((it) => [it.language, it.shown]), [
      ['ts', 'inList();'],
      ['js', '```ts\ninner\n```'],
    ]);
  });

  it('takes a heading inside a code block for code', () => {
    const card = parseCard('slow-loop', cardText({}, { Correct: '```ts\n/*\n## Incorrect\n*/\n```' }));
    assert.equal(card.correct[0]?.shown, '/*\n## Incorrect\n*/');
  });

  it('reads a card with Windows line ends alike', () => {
    assert.deepEqual(parseCard('slow-loop', cardText().replaceAll('\n', '\r\n')), parseCard('slow-loop', cardText()));
  });

  describe('says what is wrong with', () => {
    const malformed: readonly (readonly [name: string, text: string, message: string])[] = [
      ['a card without front matter', '## Why it matters\n', 'the first line must be `---`, followed by the front matter'],
      ['front matter that does not end', '---\nid: slow-loop\n', 'the front matter has no end; close it with a line `---`'],
      ['another id', cardText({ id: 'fast-loop' }), '`id` is "fast-loop"; expected `slow-loop`, the name of the file'],
      ['a level that does not exist', cardText({ default: 'warn' }), '`default` is "warn"; expected error, warning, info or off'],
      ['a lesser level that does not exist', cardText({ milder: 'low' }), '`milder` is "low"; expected error, warning, info or off'],
      ['a missing key', cardText({ question: undefined }), '`question` is missing'],
      ['a missing choice', cardText({ scope: undefined }), '`scope` is missing; expected server, tests or workspace'],
      ['a number for text', cardText({ since: '0.1' }), '`since` is 0.1; expected one line of text'],
      [
        'an unknown key',
        cardText({ severity: 'error' }),
        '`severity` is no key of a card; expected id, title, question, practice, kind, default, milder, scope, source, since, precision, edition or earlier',
      ],
      ['an edition that YAML takes for a number', cardText({ edition: '2026.1' }), 'an edition is 2026.1; expected text such as `"2026.1"`, in quotes, since it is no number'],
      ['an earlier level that does not exist', cardText({ earlier: '{ "2026.1": warn }' }), '`earlier` has the level "warn"; expected error, warning, info or off'],
      [
        'an unknown practice',
        cardText({ practice: 'performance/loops' }),
        '`practice` is "performance/loops"; expected an id from src/cards/practices.ts',
      ],
      [
        'precision written by hand',
        cardText({ precision: 'high' }),
        '`precision` is "high"; expected `generated`, which `npm run generate` replaces by the sums of right, wrong, unsure and repositories',
      ],
      [
        'a section out of order',
        cardText().replace('## Correct', '## Right'),
        '"## Right" stands where "## Correct" is expected; the sections are Why it matters, Incorrect, Correct, In review, When to allow it, Further reading',
      ],
      [
        'a missing last section',
        cardText().replace(/## Further reading[^]*/, ''),
        'the card ends where "## Further reading" is expected; the sections are Why it matters, Incorrect, Correct, In review, When to allow it, Further reading',
      ],
      ['one section too many', `${cardText()}\n## Notes\n\nText.\n`, '"## Notes" is no section of a card; the last is Further reading'],
      ['an empty section', cardText({}, { 'In review': '' }), '"## In review" is empty'],
      ['a section without example', cardText({}, { Correct: 'Do better.' }), '"## Correct" has no example; expected a block of `ts` or `js`'],
      ['text above the sections', cardText().replace('## Why', 'Hello.\n\n## Why'), 'there is text above the first section; it starts with "Hello."'],
      ['a title in the text', cardText().replace('## Why', '# Loops\n\n## Why'), '"# Loops" is a title; expected it in the front matter as `title`'],
      [
        'two preambles',
        cardText({}, { Correct: '```ts\n// ---cut---\n// ---cut---\na();\n```' }),
        'an example under "## Correct" has 2 `// ---cut---` lines; expected one',
      ],
    ];

    for (const [name, text, message] of malformed) {
      it(name, () => {
        assert.throws(() => parseCard('slow-loop', text), { name: 'Error', message: `rules/slow-loop.md: ${message}` });
      });
    }

    it('front matter that is not YAML, with the line', () => {
      assert.throws(
        () => parseCard('slow-loop', cardText({ title: '"open' })),
        /^Error: rules\/slow-loop\.md: the front matter is not YAML: .+ at line \d+, column \d+$/,
      );
    });
  });
});
