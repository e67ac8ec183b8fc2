/** The whole card, as HTML for panels and reports and as text for the terminal. */
import assert from 'node:assert/strict';
import { renderCardText, renderLesson } from '../../src/cards/lesson.js';
import { parseCard } from '../../src/cards/parse-card.js';
import { cardText } from './card-text.js';

describe('renderLesson', () => {
  it('holds the title, the question and every section in order', () => {
    const html = renderLesson(parseCard('slow-loop', cardText()));

    assert.ok(html.startsWith('<article class="lesson" lang="en">\n<h1>Loop that waits</h1>\n'));
    assert.ok(html.includes('<p class="question">What does each turn of this loop wait for?</p>'));
    assert.deepEqual(
      [...html.matchAll(/<section class="([^"]+)">\n<h2>([^<]+)<\/h2>/g)].map((it) => [it[1], it[2]]),
      [
        ['why-it-matters', 'Why it matters'],
        ['incorrect', 'Incorrect'],
        ['correct', 'Correct'],
        ['in-review', 'In review'],
        ['when-to-allow-it', 'When to allow it'],
        ['further-reading', 'Further reading'],
      ],
    );
    assert.ok(html.includes('<pre><code class="language-ts">await saveAll(all);\n</code></pre>'));
    assert.ok(html.includes('<a href="https://tc39.es/ecma262/#sec-promise-objects">Promises</a>'));
  });

  it('says how often the rule was right', () => {
    const read = parseCard('slow-loop', cardText({ precision: '{ right: 18, wrong: 1, unsure: 1, repositories: 4 }' }));

    assert.ok(renderLesson(read).includes('Precision: right in 18 of 20 findings read in 4 repositories'));
    assert.ok(renderLesson(parseCard('slow-loop', cardText())).includes('nobody has read its findings'));
  });

  it('lets no HTML, image or other link through, even from a card', () => {
    const text = [
      '<script>alert(1)</script>',
      '',
      'An <img src=x onerror=alert(1)>, ![](https://evil.example/x.png), [a](command:foo), [b](javascript:alert(1)),',
      '[c](http://evil.example), [d](file:///etc/passwd), <command:foo>, [e](//evil.example).',
    ];
    const card = parseCard('slow-loop', cardText({ title: 'A <b> title', question: 'Is <i> it?' }, { 'In review': text.join('\n') }));
    const html = renderLesson(card);

    assert.deepEqual([...html.matchAll(/<(?:script|img|b|i|iframe)\b/g)], []);
    assert.deepEqual(
      [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((it) => it[1]),
      ['https://evil.example/x.png', 'https://tc39.es/ecma262/#sec-promise-objects'],
    );
  });
});

describe('renderCardText', () => {
  it('renders a card for the terminal', () => {
    const question = 'What does each turn of this loop wait for, and would the turns be as happy in any other order?';
    const reading = ['1. First', '2. Second', '   - Nested `code`', '', 'See *the* [specification](https://tc39.es/).'];
    const card = parseCard('slow-loop', cardText({ question, milder: 'info' }, { 'Further reading': reading.join('\n') }));

    assert.equal(
      renderCardText(card),
      `Loop that waits
===============

What does each turn of this loop wait for, and would the turns be as happy in
any other order?

Why it matters
--------------

Each turn waits for the one before.

More detail.

Incorrect
---------

    for (const it of all) await save(it);

Correct
-------

    await saveAll(all);

In review
---------

Ask how many there are.

When to allow it
----------------

The order matters.

More cases.

Further reading
---------------

1. First
2. Second
  - Nested \`code\`

See the specification (https://tc39.es/).

Rule slow-loop, by default warning, in its lesser form info
Practice: Performance, Event loop
Precision: nobody has read its findings on real code yet
`,
    );
  });

  it('keeps to 80 columns outside code, and uses no colour', () => {
    const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const card = parseCard('slow-loop', cardText({}, { 'In review': `${long}\n\n- ${long}` }));
    const text = renderCardText(card);

    assert.ok(text.split('\n').every((line) => line.length <= 80));
    assert.ok(!text.includes('\u001B'));
  });
});
