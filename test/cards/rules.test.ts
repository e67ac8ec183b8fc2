/** Every card in `rules/` is well formed, short, and agrees with the catalogue. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/analysis/finding.js';
import { cardSections } from '../../src/cards/card-sections.js';
import { composeNote, renderNote } from '../../src/cards/compose-note.js';
import { renderCardText } from '../../src/cards/lesson.js';
import { parseCard } from '../../src/cards/parse-card.js';
import { competencies, competencyOf, practiceTitle, sectionNumber } from '../../src/cards/practices.js';

const folder = join(import.meta.dirname, '../../rules');
const ids = readdirSync(folder)
  .filter((it) => it.endsWith('.md'))
  .map((it) => it.slice(0, -'.md'.length))
  .sort();

/** Practice, default level and level of the lesser form, as the catalogue has them. */
const catalogue: Readonly<Record<string, readonly [practice: string, level: string, milder: string]>> = {
  'async-express-handler': ['reliability/incident-response', 'error', 'warning'],
  'async-listener': ['reliability/incident-response', 'warning', 'info'],
  'cross-context-import': ['architecture/bounded-contexts', 'warning', 'warning'],
  'cross-layer-import': ['architecture/module-boundaries', 'warning', 'warning'],
  'import-cycle': ['architecture/module-boundaries', 'info', 'info'],
  'infrastructure-in-domain': ['architecture/bounded-contexts', 'warning', 'warning'],
  'missing-process-error-policy': ['reliability/incident-response', 'info', 'info'],
  'stale-waiver': ['mentoring/standards', 'warning', 'info'],
  'suppression-without-reason': ['mentoring/architectural-review', 'warning', 'info'],
  'unused-suppression': ['mentoring/architectural-review', 'info', 'info'],
  'unhandled-rejection': ['reliability/incident-response', 'error', 'warning'],
};

describe('the cards', () => {
  it('cover the first edition', () => {
    assert.deepEqual(Object.keys(catalogue).filter((it) => !ids.includes(it)), []);
  });

  for (const id of ids) {
    describe(id, () => {
      const text = readFileSync(join(folder, `${id}.md`), 'utf8');
      const card = parseCard(id, text);

      it('has its sections in order', () => {
        const headings = text.split('\n').filter((it) => it.startsWith('## '));
        assert.deepEqual(headings, cardSections.map((it) => `## ${it}`));
        assert.deepEqual(Object.keys(card.sections), cardSections);
      });

      it('teaches a practice, and cites its section', () => {
        assert.notEqual(practiceTitle(card.practice), undefined);
        assert.equal(card.source.split(' ')[0], sectionNumber(card.practice));
        assert.ok(card.sections['Further reading'].includes(`Digiqt 2026, section ${sectionNumber(card.practice) ?? ''}`));
      });

      it('agrees with the catalogue', function () {
        const expected = catalogue[id];
        // A rule made with `npm run new-rule` is not in the first edition.
        if (expected === undefined) return;
        assert.deepEqual([card.practice, card.default, card.milder], expected);
      });

      it('fits on one screen', () => {
        assert.ok(renderCardText(card).split('\n').length <= 80, 'the card is longer than a screen');
        for (const { shown } of [...card.incorrect, ...card.correct]) {
          assert.deepEqual(shown.split('\n').filter((it) => it.length > 80), []);
        }
      });

      it('fits the first screen of a hover, with a path', () => {
        const finding = findingOf(id);
        const note = renderNote(composeNote(card, finding, 'junior'), finding);
        // Margins between paragraphs and the frame of a code block are no lines.
        const lines = note.split('\n').filter((it) => it !== '' && !it.startsWith('```'));
        const rows = lines.reduce((sum, it) => sum + Math.ceil(it.length / 80), 0);

        assert.ok(rows <= 14, `the hover has ${rows} rows`);
      });
    });
  }
});

describe('the practices', () => {
  it('are nine competencies of five', () => {
    assert.deepEqual(competencies.map((it) => it.practices.length), [5, 5, 5, 5, 5, 5, 5, 5, 5]);
    const practices = competencies.flatMap((it) => it.practices.map(({ id }) => id));
    assert.equal(new Set(practices).size, 45);
  });

  it('are found by id', () => {
    assert.equal(practiceTitle('architecture/module-boundaries'), 'Module boundaries');
    assert.equal(competencyOf('reliability/incident-response')?.title, 'Observability and reliability');
    assert.equal(sectionNumber('reliability/incident-response'), '7.5');
    assert.equal(practiceTitle('architecture'), undefined);
    assert.equal(sectionNumber('architecture/nothing'), undefined);
  });
});

function findingOf(rule: string): Finding {
  const location = { file: 'src/orders/place-order.ts', start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const message = '`mailer.send` in placeOrder is what this finding is about, in about eighty';
  const related = ['GET /orders', 'OrderService.list'].map((it) => ({ location, message: it }));
  return { rule, location, message, related, milder: false };
}
