/** What a hover says at each level, and that nothing a workspace contains can become markup in it. */
import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import type { Finding, RelatedLocation } from '../../src/analysis/finding.js';
import { composeNote, renderNote } from '../../src/cards/compose-note.js';
import { codeSpan, escapeMarkdown } from '../../src/cards/escape-markdown.js';
import { parseCard } from '../../src/cards/parse-card.js';
import { cardText } from './card-text.js';

const card = parseCard('slow-loop', cardText());

describe('composeNote', () => {
  const finding = findingOf('loop waits', [step('src/routes.ts', 11, 'GET /orders')]);

  it('tells a junior everything', () => {
    assert.deepEqual(composeNote(card, finding, 'junior'), {
      ruleId: 'slow-loop',
      practice: 'performance/event-loop',
      title: 'Loop that waits',
      question: 'What does each turn of this loop wait for?',
      why: 'Each turn waits for the one before.',
      allowWhen: 'The order matters.',
      path: finding.related,
      fix: { language: 'ts', shown: 'await saveAll(all);' },
    });
  });

  it('asks a mid-level the question and gives the trade-off', () => {
    const { fix, path, ...rest } = composeNote(card, finding, 'mid');

    assert.equal(fix, undefined);
    assert.deepEqual(path, []);
    assert.deepEqual(Object.keys(rest).sort(), ['allowWhen', 'practice', 'question', 'ruleId', 'title', 'why']);
  });

  it('leaves a senior with the message', () => {
    assert.equal(renderNote(composeNote(card, finding, 'senior'), finding), 'loop waits');
  });

  it('is plain data', () => {
    for (const level of ['junior', 'mid', 'senior'] as const) {
      const note = composeNote(card, finding, level);
      assert.deepEqual(JSON.parse(JSON.stringify(note)), note);
    }
  });
});

describe('renderNote', () => {
  it('shows the message, the question, the path, the fix and when it is fine', () => {
    const finding = findingOf('`save` is awaited in a loop', [
      step('src/http/routes.ts', 11, 'GET /orders'),
      step('src/orders/index.ts', 3, '`list`'),
    ]);

    assert.equal(
      renderNote(composeNote(card, finding, 'junior'), finding),
      [
        '`save` is awaited in a loop',
        '',
        '**What does each turn of this loop wait for?**',
        '',
        'Each turn waits for the one before.',
        '',
        '- routes.ts:12 — GET /orders',
        '- orders/index.ts:4 — `list`',
        '',
        '```ts',
        'await saveAll(all);',
        '```',
        '',
        '*When to allow it:* The order matters.',
      ].join('\n'),
    );
  });

  it('tells files of one name apart', () => {
    const finding = findingOf('x', [step('src/a/routes.ts', 0, 'one'), step('src/b/routes.ts', 0, 'two'), step('routes.ts', 0, 'three')]);

    assert.deepEqual(pathOf(finding), ['- a/routes.ts:1 — one', '- b/routes.ts:1 — two', '- routes.ts:1 — three']);
  });

  it('keeps both ends of a long path', () => {
    const finding = findingOf('x', Array.from({ length: 9 }, (_, index) => step('src/a.ts', index, `step ${index + 1}`)));

    assert.deepEqual(pathOf(finding), ['- a.ts:1 — step 1', '- a.ts:2 — step 2', '- … 6 more steps', '- a.ts:9 — step 9']);
  });
});

describe('text from a workspace', () => {
  // Everything an editor might switch on, so that what stays text here stays text anywhere.
  const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false });
  markdown.validateLink = () => true;
  // GFM links addresses with a scheme or `www.`; names such as `example.com` alone are no links there.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

  const hostile: readonly string[] = [
    '[x](command:foo)',
    '[x][y]\n\n[y]: command:foo',
    '![](https://evil.example/pixel.png)',
    '![x](file:///etc/passwd)',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<!-- hidden -->',
    '<https://evil.example>',
    '<command:foo>',
    'https://evil.example/?a=b',
    'see HTTP://evil.example',
    'ftp://evil.example',
    'mail@evil.example',
    '&lt;b&gt; &#60;i&#62;',
    '# heading',
    '- item',
    '+ item',
    '* item',
    '1. item',
    '1) item',
    '> quote',
    '---',
    '===',
    '    indented code',
    '\tindented code',
    '~~~\ncode\n~~~',
    '| a | b |\n| - | - |\n| c | d |',
    '**bold** __bold__ *em* _em_ ~~gone~~',
    'back\\slash \\[x](command:foo)',
    'one ` backtick [x](command:foo)',
    'two `` and one ` backtick <b>',
    'ends in a backslash \\',
    '$(zap) {braces}',
    '\u2028# heading',
  ];

  for (const text of hostile) {
    it(`stays text: ${JSON.stringify(text)}`, () => {
      const finding = findingOf(text, [step(`src/${text.replaceAll('/', '')}.ts`, 0, text)]);
      const html = markdown.render(renderNote(composeNote(card, finding, 'junior'), finding));
      const tags = [...html.matchAll(/<(\w+)/g)].map((it) => it[1]);

      assert.deepEqual(tags, ['p', 'p', 'strong', 'p', 'ul', 'li', 'pre', 'code', 'p', 'em']);
      assert.equal(decode(/<p>([^]*?)<\/p>/.exec(html)?.[1] ?? ''), text.replace(/[\n\t\u2028]+/g, ' ').trim());
    });
  }

  it('keeps code spans, with whatever stands in them', () => {
    const shown = (text: string) => markdown.renderInline(escapeMarkdown(text));

    assert.equal(shown('`orders.find` is dropped'), '<code>orders.find</code> is dropped');
    assert.equal(shown('`<b>[x](command:foo)` is dropped'), '<code>&lt;b&gt;[x](command:foo)</code> is dropped');
    assert.equal(shown('``sql`select` `` is dropped'), '<code>sql`select`</code> is dropped');
    assert.equal(shown('`a\\` and `b`'), '<code>a\\</code> and <code>b</code>');
    assert.equal(shown('\\`[x](command:foo)\\`'), '\\<code>[x](command:foo)\\</code>');
    assert.equal(shown('a\n\n```js\ncode\n```'), 'a <code>js code</code>');
    assert.equal(shown('`a\nb`'), '<code>a b</code>');
  });

  it('chooses a fence longer than any run of backticks inside', () => {
    for (const text of ['a', '`', '``', '`a`', 'a ``` b', '`````']) {
      assert.equal(decode(markdown.renderInline(codeSpan(text)).replace(/<\/?code>/g, '')), text);
    }
  });

  it('closes the code block of a fix that contains a fence', () => {
    const fenced = parseCard('slow-loop', cardText({}, { Correct: '````ts\n```\n<b>\n```\n````' }));
    const finding = findingOf('x');
    const html = markdown.render(renderNote(composeNote(fenced, finding, 'junior'), finding));

    assert.ok(html.includes('<pre><code class="language-ts">```\n&lt;b&gt;\n```\n</code></pre>'));
  });

  it('spells out characters that deceive a reader', () => {
    assert.equal(escapeMarkdown('admin\u202E\u2066 // nothing\u2069'), 'adminU+202EU+2066 // nothingU+2069');
    assert.equal(escapeMarkdown('`a\u200Bb\u0000\u{E0041}`'), '`aU+200BbU+0000U+E0041`');
  });

  it('is as short as safety allows', () => {
    const plain = 'OrderService.list reads 3 files: src/a.ts:12 — GET /orders/:id (twice), "as is"; 100 %';
    assert.equal(escapeMarkdown(plain), plain);
    assert.equal(escapeMarkdown('www.evil.example'), 'www\\.evil.example');
  });
});

function findingOf(message: string, related: readonly RelatedLocation[] = []): Finding {
  return { rule: 'slow-loop', location: step('src/a.ts', 0, '').location, message, related, milder: false };
}

function step(file: string, line: number, message: string): RelatedLocation {
  return { location: { file, start: { line, character: 0 }, end: { line, character: 1 } }, message };
}

function pathOf(finding: Finding): readonly string[] {
  const note = renderNote(composeNote(card, finding, 'junior'), finding);
  return note.split('\n').filter((it) => it.startsWith('- '));
}

function decode(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
