/** Proves the reports for people: Markdown as a host would render it, HTML as a page that holds only what it should. */
import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { competencies } from '../../src/cards/practices.js';
import { renderReview } from '../../src/report/render-review.js';
import { parseXml } from '../support/xml.js';
import { at, findingAt, hostile, hostileText, options, ordersFindings, ordersReview, ordersText, reviewOf, statuses } from './support.js';

const shown = { ...options, textOf: ordersText };
const render = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text);

describe('the Markdown summary', () => {
  const orders = renderReview('markdown', ordersReview(), shown);

  it('says what, why and the question, grouped by practice', () => {
    const headings = [...orders.matchAll(/^### (.+)$/gm)].map((it) => it[1]);
    const practices = new Set(ordersFindings().map((it) => it.practice));
    assert.deepEqual(headings, competencies.flatMap((it) => it.practices.filter(({ id }) => practices.has(id)).map(({ title }) => `${it.title} · ${title}`)));
    assert.ok(headings.length > 3);
    for (const { rule, location } of ordersFindings()) {
      assert.ok(orders.includes(`- \`${location.file}:${location.start.line + 1}\` `), location.file);
      assert.ok(orders.includes(`> **Ask:** ${options.cards.get(rule)?.question ?? '?'}`), rule);
    }
    assert.equal([...orders.matchAll(/\*\*Why it matters\.\*\*/g)].length, new Set(ordersFindings().map((it) => it.rule)).size);
  });

  it('lets no text of the workspace become markup or a link', () => {
    const html = render(renderReview('markdown', hostile, { ...options, includeSuppressed: true }));
    assert.doesNotMatch(html, /<img|<\/title>|href=/);
    assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;'));
    assert.equal([...html.matchAll(/<h[1-6]>/g)].length, 6);
  });

  it('tells a clean review in two lines', () => {
    assert.equal(renderReview('markdown', reviewOf([]), options), '## Plumbline\n\n**No findings** in 3 files with 1 handler; 90 % of 10 calls followed.\n');
  });

  it('fits a comment whatever was found, and counts what it leaves out', () => {
    const many = reviewOf(Array.from({ length: 600 }, (_, index) => findingAt(at(`src/${index}.ts`, index), { message: hostileText.repeat(9), rule: `rule-${index % 60}` })));
    const text = renderReview('markdown', many, options);
    assert.ok(text.length < 65_536, String(text.length));
    const told = [...text.matchAll(/^- `src\//gm)].length;
    const left = Number(/_(\d+) more findings did not fit here/.exec(text)?.[1]);
    assert.equal(told + left, 600);
    const oneRule = renderReview('markdown', reviewOf(Array.from({ length: 40 }, (_, index) => findingAt(at('src/a.ts', index)))), options);
    assert.match(oneRule, /- … and 25 more/);
  });
});

describe('the HTML report', () => {
  const orders = renderReview('html', ordersReview(), shown);

  it('is well formed', () => {
    for (const page of [orders, renderReview('html', hostile, { ...options, includeSuppressed: true }), renderReview('html', reviewOf([]), options)]) {
      const asXml = page.replace('<!DOCTYPE html>\n', '').replace(/<meta ([^>]*)>/g, '<meta $1/>');
      assert.equal(parseXml(asXml).documentElement?.tagName, 'html');
    }
  });

  it('loads nothing: no script, no style sheet, no picture, no font', () => {
    assert.doesNotMatch(orders, /<script|<link|<img|<iframe|<object|\bsrc=|url\(|@import|\son\w+=/i);
    const links = [...orders.matchAll(/href="([^"]*)"/g)].map((it) => it[1] ?? '');
    assert.ok(links.length > 0 && links.every((it) => it.startsWith('#')), links.join(' '));
    assert.match(orders, /default-src 'none'; style-src 'unsafe-inline'/);
  });

  it('has a target for each of its links', () => {
    for (const [, id] of orders.matchAll(/href="#([^"]*)"/g)) assert.ok(orders.includes(`id="${id ?? ''}"`), id);
  });

  it('shows every finding with its place, its code and its path', () => {
    assert.equal([...orders.matchAll(/<li class="finding/g)].length, ordersFindings().length);
    assert.equal([...orders.matchAll(/<pre class="frame">/g)].length, ordersFindings().length);
    assert.ok(orders.includes('<mark>services.mailer.sendConfirmation</mark>(order);'));
    assert.match(orders, /<ol class="path"[^>]*>\n<li><span class="place">src\/http\/order-routes\.ts:11<\/span> may reject here<\/li>/);
  });

  it('keeps hostile text text', () => {
    const page = renderReview('html', hostile, { ...options, includeSuppressed: true, textOf: () => hostileText });
    assert.doesNotMatch(page, /<img|javascript:|<\/title><img/i);
    assert.ok(page.includes('a&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;'));
    assert.equal([...page.matchAll(/<title>/g)].length, 1);
  });

  it('says what is known, with reason and owner, when asked', () => {
    const page = renderReview('html', statuses, { ...options, includeSuppressed: true });
    assert.match(page, /<span class="status">waived<\/span> Until the move\. \(orders\)/);
    assert.doesNotMatch(renderReview('html', statuses, options), /<span class="status">/);
  });

  it('marks what a finding stands on, over several lines and none', () => {
    const text = ['  function a() {', '    b(', '      c,', '    );', '  }'].join('\n');
    const page = (location: ReturnType<typeof at>): string => renderReview('html', reviewOf([findingAt(location)]), { ...options, textOf: () => text });
    assert.match(page(at('a.ts', 1, 4, 3, 5)), /<span class="number">2<\/span> {2}<mark>b\(<\/mark>\n.*<mark> {4}c,<\/mark>\n.*<mark> {2}\)<\/mark>;/);
    assert.doesNotMatch(page(at('a.ts', 90)), /<pre class="frame">/);
  });
});
