/** The scorecard and the guide, and every form in which they leave the program. */
import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { describe, it } from 'mocha';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { parsePractice } from '../../src/cards/parse-practice.js';
import { citationsOf } from '../../src/evidence/cite.js';
import type { EventBody, EvidenceEvent } from '../../src/evidence/events.js';
import { foldSession } from '../../src/evidence/fold-session.js';
import { guideOf } from '../../src/evidence/guide.js';
import { cellsOf, scorecardOf, type Scorecard, type ScorecardCell } from '../../src/evidence/scorecard.js';
import { findingKey, suggestionsOf } from '../../src/evidence/suggest.js';
import { visibleTo } from '../../src/evidence/visible.js';
import { renderGuideHtml } from '../../src/report/guide-html.js';
import { renderGuideMarkdown } from '../../src/report/guide-markdown.js';
import { renderScorecardCsv } from '../../src/report/scorecard-csv.js';
import { renderScorecardHtml } from '../../src/report/scorecard-html.js';
import { renderScorecardJson } from '../../src/report/scorecard-json.js';
import { renderScorecardMarkdown } from '../../src/report/scorecard-markdown.js';
import { loadCards } from '../../src/host/resources.js';
import { anchor, event, start } from './support.js';

const revision = 'a'.repeat(40);
const hostile = '</p><script>alert(1)</script><img src=x onerror=alert(2)> [go](javascript:alert(3)) ![i](https://evil.example/x.png)\u202e"\'`# x';

const practice = parsePractice('architecture/bounded-contexts', `---
id: architecture/bounded-contexts
title: Bounded contexts
competency: architecture
source: 1.1 Bounded contexts
rubric: { emerging: a, solid: b, senior: c, principal: d }
---
## What it is
x
## Done well
x
## Only imitated
x
## Questions to ask
- Where does *order* change its meaning?
- Who else has to agree?
## What to look for
- x
## Red flags
- x
## Further reading
x
`);

const finding: TriagedFinding = {
  rule: 'unhandled-rejection', practice: 'reliability/incident-response', severity: 'error', status: 'reported', fingerprint: 'f1', contentKey: 'c1', ordinal: 0,
  message: 'sendReceipt() is not awaited', related: [], milder: false, enclosing: 'placeOrder', anchor: 'sendReceipt(id)', reason: null, owner: null,
  location: { file: 'src/orders.ts', start: { line: 3, character: 2 }, end: { line: 3, character: 17 } },
};

describe('the scorecard', () => {
  it('has nine competencies by five practices, and asks about what nobody saw', () => {
    const card = scorecard([]);
    assert.deepEqual(card.competencies.map((it) => it.practices.length), [5, 5, 5, 5, 5, 5, 5, 5, 5]);
    assert.ok(cellsOf(card).every((it) => it.agreement === 'unseen' && it.range === null && it.next.question.length > 10));
    assert.equal(cell(card, 'architecture/bounded-contexts').next.question, 'Where does *order* change its meaning?');
    // Without a card of its own, a practice asks with the questions of its rules.
    assert.match(cell(card, 'reliability/incident-response').next.question, /\?$/);
    assert.deepEqual(card.redFlags, []);
  });

  it('cites evidence with its place and permalink, and keeps the range of what was seen', () => {
    const card = scorecard([recorded({}), recorded({ level: 'principal', note: 'Second' })]);
    const found = cell(card, 'architecture/bounded-contexts');
    assert.deepEqual(found.range, { from: 'senior', to: 'principal' });
    assert.equal(found.agreement, 'one');
    assert.equal(found.evidence[0]?.label, 'src/orders.ts:4');
    assert.equal(found.evidence[0].link, `https://github.com/acme/orders/blob/${revision}/src/orders.ts#L4`);
    assert.equal(found.next.question, 'Who else has to agree?');
  });

  it('shows where reviewers differ, and where they do not', () => {
    const by = (name: string, level: 'emerging' | 'solid' | 'senior'): EvidenceEvent => recorded({ level }, name);
    assert.equal(cell(scorecard([by('ada', 'solid'), by('grace', 'senior')]), 'architecture/bounded-contexts').agreement, 'differ');
    assert.equal(cell(scorecard([by('ada', 'solid'), by('ada', 'senior'), by('grace', 'senior')]), 'architecture/bounded-contexts').agreement, 'agree');
    const markdown = renderScorecardMarkdown(scorecard([by('ada', 'solid'), by('grace', 'senior')]));
    assert.match(markdown, /The reviewers differ \(ada: solid; grace: senior\)/);
  });

  it('gives grounds for each red flag, one by one, and what speaks against it', () => {
    const strength = recorded({ practice: 'reliability/incident-response', note: 'A runbook for each alert' });
    const claim = recorded({ practice: 'performance/profiling', note: 'Made it much faster', source: { kind: 'interview', title: 'First talk' } });
    const measured = recorded({ practice: 'performance/profiling', note: 'p99 from 800 ms to 90 ms', source: { kind: 'interview', title: 'First talk' } });
    const card = scorecard([strength, claim, measured], [finding, { ...finding, severity: 'info', fingerprint: 'f2' }]);
    assert.deepEqual(card.redFlags.map((it) => [it.id, it.grounds.length, it.against.length]), [['claims-without-numbers', 1, 1], ['brittle-repository', 1, 1]]);
    const ground = card.redFlags[1]?.grounds[0];
    assert.ok(ground?.kind === 'finding');
    assert.deepEqual([ground.file, ground.line, ground.accepted], ['src/orders.ts', 4, false]);
    const growth = recorded({ practice: 'reliability/incident-response', shows: 'growth' });
    const [confirmed] = scorecard([growth], [finding]).redFlags[0]?.grounds ?? [];
    assert.ok(confirmed?.kind === 'finding' && confirmed.accepted);
    const dismissed = event({ kind: 'dismissed', suggestion: findingKey(finding), reason: 'generated', dismissed: true });
    assert.deepEqual(scorecard([strength, dismissed], [finding]).redFlags, []);
  });

  it('takes no finding for a claim, and tells what people recorded from what rules found', () => {
    assert.deepEqual(scorecard([], [{ ...finding, practice: 'performance/event-loop' }]).redFlags, []);
    const weak = recorded({ practice: 'delivery/testing', shows: 'growth', level: 'emerging', note: 'Tests call each other', source: { kind: 'file', path: 'test/orders.test.ts' } });
    const card = scorecard([weak], [finding]);
    const order = /Brittle repository[^]*Recorded by reviewers:[^]*Tests call each other[^]*Found by a rule, and recorded by no reviewer:[^]*is not awaited[^]*What would break first/;
    assert.match(renderScorecardHtml(card), order);
    assert.match(renderScorecardMarkdown(card), order);
    assert.doesNotMatch(renderScorecardMarkdown(card), /by rules alone/);
    const alone = scorecard([recorded({ practice: 'security/authentication', shows: 'growth', level: 'emerging' })], [finding]);
    assert.deepEqual(alone.redFlags.map((it) => it.id), ['little-security-awareness', 'brittle-repository']);
    assert.match(renderScorecardMarkdown(alone), /### Brittle repository \(by rules alone\)/);
    assert.match(renderScorecardHtml(alone), /<h3>Brittle repository <span class="aside">by rules alone<\/span><\/h3>/);
  });

  it('shows the code as it was recorded, off its indentation and not all of a long piece', () => {
    const text = ['if (isPaid) {', '\t\tawait ship(order);', '\t}', ...Array.from({ length: 9 }, (_, line) => `\tstep${line}();`)].join('\n');
    const card = scorecard([recorded({ source: { kind: 'code', anchor: { ...anchor, text } } })]);
    assert.match(renderScorecardHtml(card), /<pre>if \(isPaid\) \{\n {2}await ship\(order\);\n\}\nstep0\(\);\nstep1\(\);\nstep2\(\);\nstep3\(\);\nstep4\(\);\n… and 4 more lines<\/pre>/);
    const inList = new MarkdownIt().render(renderScorecardMarkdown(card));
    assert.match(inList, /<li>\s*<p>[^]*<pre><code>if \(isPaid\) \{\n {2}await ship\(order\);\n\}\nstep0/);
    assert.doesNotMatch(renderGuideHtml(guideOf(card, { kind: 'interview', minutes: 60 })), /<pre>/);
  });

  it('says who has not closed their part, and where the code is kept', () => {
    const closed = event({ kind: 'session-closed', closed: true }, { by: 'grace' });
    const html = renderScorecardHtml(scorecard([recorded({}), recorded({}, 'grace'), closed]));
    assert.match(html, /<dt>Repository<\/dt><dd>https:\/\/github\.com\/acme\/orders<\/dd>/);
    assert.match(html, /<dd>ada \(still reviewing\), grace<\/dd>/);
  });

  it('suggests what a review found, each thing once, until a person says what it is', () => {
    const reviewed = {
      findings: [finding, { ...finding }], signals: [{ practice: 'system-design/trade-offs', kind: 'decision-records', title: 'Decision records', message: 'Decision records: docs/adr/1.md', files: ['docs/adr/1.md'], places: [{ file: 'docs/adr/1.md', line: 0, says: 'status accepted' }] }],
      strengths: [{ rule: 'bounded-fan-out', practice: 'performance/event-loop', title: 'Fan-outs with a limit', message: 'p-limit bounds it', location: finding.location, places: [finding.location] }],
    };
    const suggestions = suggestionsOf(reviewed, foldSession('s', []));
    assert.deepEqual(suggestions.map((it) => [it.kind, it.shows, it.status]), [
      ['strength', 'strength', 'open'], ['signal', 'strength', 'open'], ['finding', 'growth', 'open'], ['finding', 'growth', 'open'],
    ]);
    assert.equal(new Set(suggestions.map((it) => it.key)).size, 4);
    const key = suggestions[0]?.key ?? '';
    const accepted = foldSession('s', [event({ kind: 'session-opened', ...start }), recorded({ suggestion: key })]);
    assert.equal(suggestionsOf(reviewed, accepted)[0]?.status, 'accepted');
    assert.deepEqual(suggestions[1]?.places, [{ location: { file: 'docs/adr/1.md', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, says: 'status accepted' }]);
  });

  it('names for a practice that nobody saw what was found, until it is dismissed or there is evidence', () => {
    const signal = { practice: 'architecture/bounded-contexts', kind: 'context-map', title: 'Context map', message: 'Context map: <b>.md', files: ['<b>.md', 'c.md'], places: [{ file: '<b>.md', line: 0, says: 'a' }, { file: 'c.md', line: 0, says: 'b' }] };
    const unseen = { ...input([]), signals: [signal] };
    const cell = (of: typeof unseen) => cellsOf(scorecardOf(of)).find((it) => it.practice === signal.practice);
    assert.deepEqual(cell(unseen)?.toLookAt, [{ title: 'Context map', files: ['<b>.md', 'c.md'] }]);
    assert.equal(cell(unseen)?.range, null);
    assert.match(renderScorecardMarkdown(scorecardOf(unseen)), /^Found and not looked at: Context map \(`<b>\.md` and 1 more\)$/m);
    assert.match(renderScorecardHtml(scorecardOf(unseen)), /Found and not looked at: Context map \(<code>&lt;b&gt;\.md<\/code> and 1 more\)/);
    const dismissed = event({ kind: 'dismissed', suggestion: 'signal:architecture/bounded-contexts:context-map', reason: 'of another team', dismissed: true });
    assert.deepEqual(cell({ ...input([dismissed]), signals: [signal] })?.toLookAt, []);
    assert.deepEqual(cell({ ...input([recorded({})]), signals: [signal] })?.toLookAt, []);
  });
});

describe('the guide', () => {
  it('fills the time of an interview exactly, and follows the eight questions', () => {
    for (const minutes of [30, 45, 60, 90, 120, 240]) {
      const guide = guideOf(scorecard([recorded({})], [finding]), { kind: 'interview', minutes });
      assert.equal(guide.sections.length, 8);
      const sum = [guide.opening, guide.closing, ...guide.sections].reduce((all, it) => all + (it.minutes ?? 0), 0);
      assert.equal(sum, minutes);
      assert.ok(guide.sections.every((it) => (it.minutes ?? 0) >= 1), `${minutes} minutes: ${guide.sections.map((it) => it.minutes).join()}`);
      assert.ok(guide.sections.slice(0, 6).every((it) => it.ask.length > 0));
    }
  });

  it('draws every practice into one of its questions', () => {
    const guide = guideOf(scorecard([]), { kind: 'interview', minutes: 60 });
    assert.equal(new Set(guide.sections.flatMap((it) => it.missing.map((practice) => practice.practice))).size, 45);
    assert.match(guide.sections[7]?.advice ?? '', /45 of 45 practices are unseen\. A trial of 4 weeks/);
  });

  it('gives more time to what was not seen, and asks that first', () => {
    const seen = ['bounded-contexts', 'module-boundaries', 'event-driven-topology', 'contract-governance'].map((it) => recorded({ practice: `architecture/${it}` }));
    const before = guideOf(scorecard([]), { kind: 'interview', minutes: 60 }).sections[0];
    const after = guideOf(scorecard(seen), { kind: 'interview', minutes: 60 }).sections[0];
    assert.ok((after?.minutes ?? 0) < (before?.minutes ?? 0));
    assert.equal(after?.shown.length, 4);
    assert.notEqual(after.ask[0]?.practice.startsWith('architecture/bounded'), true);
  });

  it('plans a trial of two to four weeks that watches all forty-five practices', () => {
    for (const weeks of [2, 3, 4]) {
      const { trial, minutes } = guideOf(scorecard([recorded({})]), { kind: 'trial', weeks });
      assert.equal(minutes, null);
      assert.equal(trial.length, weeks);
      assert.equal(new Set(trial.flatMap((it) => it.watch.map((watched) => watched.practice))).size, 45);
      assert.ok(trial.every((it) => it.conversations.length === 3 && it.work.length > 10 && it.watch.length > 0));
    }
  });
});

describe('what leaves the program', () => {
  const code = { kind: 'code' as const, anchor: { ...anchor, revision, committed: true, text: `a();\n\`\`\`\n  \`\`\`\`${hostile}\n</pre>${hostile}` } };
  const image = { kind: 'document' as const, title: 'x', link: 'https://example.com/a)![i](https://evil.example/x.png)' };
  const card = scorecard([recorded({ note: hostile, source: code }), recorded({ source: image }), recorded({ note: '=1+1', source: { kind: 'document', title: hostile, link: 'https://example.com/a?b=1&c=2' } })], [{ ...finding, message: hostile }], hostile);

  it('never lets text become markup', () => {
    const guide = guideOf(card, { kind: 'interview', minutes: 60 });
    for (const html of [renderScorecardHtml(card), renderGuideHtml(guide), renderGuideHtml(guideOf(card, { kind: 'trial', weeks: 3 }))]) {
      assert.deepEqual(tagsOf(html).filter((it) => /<script|<img|onerror|"javascript/.test(it)), []);
      assert.match(html, /&lt;script&gt;alert\(1\)/);
      assert.doesNotMatch(html, /\u202e/);
    }
    for (const markdown of [renderScorecardMarkdown(card), renderGuideMarkdown(guide)]) {
      const tags = tagsOf(new MarkdownIt({ html: true }).render(markdown));
      assert.deepEqual(tags.filter((it) => /<script|<img|onerror|"javascript|evil/.test(it) && !it.startsWith('<a href="https://example.com/a%29!')), []);
    }
  });

  it('refers to nothing outside, and loads nothing', () => {
    const html = renderScorecardHtml(card);
    assert.deepEqual(tagsOf(html).filter((it) => /<link|<script|<iframe|src=|srcset/.test(it)), []);
    assert.equal(/@import|url\(/.test(/<style>[^]*<\/style>/.exec(html)?.[0] ?? 'none'), false);
    assert.match(html, /default-src 'none'/);
    const addresses = [...html.matchAll(/https?:\/\/[^\s"'<)]+/g)].map(([it]) => it);
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map((it) => it[1]);
    assert.deepEqual(new Set(links), new Set([`https://github.com/acme/orders/blob/${revision}/src/orders.ts#L4`, 'https://example.com/a?b=1&amp;c=2', image.link]));
    assert.ok(addresses.length >= links.length);
  });

  it('is CSV that a spreadsheet does not run', () => {
    const csv = renderScorecardCsv(card);
    const rows = csv.trimEnd().split('\r\n');
    assert.equal(rows.length, 1 + 44 + 3);
    assert.match(csv, /,'=1\+1,/);
    assert.match(rows[0] ?? '', /^\uFEFFcompetency,section,practice,reviewer/);
  });

  it('is JSON with everything, and never a number for a person', () => {
    const value = JSON.parse(renderScorecardJson(card)) as Record<string, unknown>;
    assert.deepEqual([value.schemaVersion, value.kind], [1, 'scorecard']);
    const keys = [...JSON.stringify(value).matchAll(/"(\w+)":/g)].map((it) => it[1] ?? '');
    assert.deepEqual(keys.filter((it) => /score$|total|points|rating|average|rank/i.test(it)), []);
  });

  it('spells out the ending of what is chained: notices for lost and changed code', () => {
    const lost = scorecardOf({ ...input([recorded({})]), citations: citations([recorded({})], 'lost') });
    assert.deepEqual(lost.notices, ['1 piece of evidence is about code that is no longer there.']);
    assert.match(renderScorecardHtml(lost), /no longer there/);
  });
});

/** The tags of a page without its text: markup is there or nowhere. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[a-z][^>]*>/gi)].map(([it]) => it);
}

function recorded(change: Partial<Extract<EventBody, { kind: 'recorded' }>>, by = 'ada'): EvidenceEvent {
  return event({
    kind: 'recorded', practice: 'architecture/bounded-contexts', shows: 'strength', level: 'senior', note: 'Two models of an order',
    source: { kind: 'code', anchor: { ...anchor, revision, committed: true } }, ...change,
  }, { by });
}

function input(events: readonly EvidenceEvent[], findings: readonly TriagedFinding[] = [], subject = 'Order service'): Parameters<typeof scorecardOf>[0] {
  const opened = event({ kind: 'session-opened', ...start, subject, revision, repository: 'https://github.com/acme/orders' });
  const state = foldSession('s', [opened, ...events]);
  return { state, citations: citations(events), hidden: visibleTo(state, 'ada').hidden, practices: [practice], cards: loadCards(), findings, strengths: [], signals: [] };
}

function citations(events: readonly EvidenceEvent[], state: 'exact' | 'lost' = 'exact'): ReturnType<typeof citationsOf> {
  const session = foldSession('s', [event({ kind: 'session-opened', ...start }), ...events]);
  return citationsOf(session.evidence, { repository: 'https://github.com/acme/orders', folder: '' }, {
    anchor: ({ path, start: from, end }) => ({ state, path, start: from, end }),
    file: (path) => ({ state, path, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
  });
}

function scorecard(events: readonly EvidenceEvent[], findings: readonly TriagedFinding[] = [], subject?: string): Scorecard {
  return scorecardOf(input(events, findings, subject));
}

function cell(card: Scorecard, id: string): ScorecardCell {
  const found = cellsOf(card).find((it) => it.practice === id);
  assert.ok(found);
  return found;
}
