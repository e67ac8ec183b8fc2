/** What the Evidence view shows, in which groups, and where the keys lead: the part that needs no editor. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filtered, grouped, inPlaceOrder, neighbour, noFilter } from '../../src/extension/evidence/arrange.js';
import { firstLine, sessionMessage, withoutLinks, wrapped } from '../../src/extension/evidence/words.js';
import type { EvidenceItem, EvidenceSession, PracticeSummary } from '../../src/protocol/evidence.js';

const practices = ['1.2 architecture/module-boundaries', '2.1 performance/event-loop'].map((it): PracticeSummary => {
  const [section = '', id = ''] = it.split(' ');
  return { id, section, title: id.split('/')[1] ?? '', competency: '', rubric: { emerging: [], solid: [], senior: [], principal: [] }, suggested: false };
});

function item(id: string, given: Partial<EvidenceItem> & { readonly at?: string } = {}): EvidenceItem {
  const { at = 'src/a.ts:1', ...rest } = given;
  const [file = '', line = '1'] = at.split(':');
  const place = { uri: `file:///w/${file}`, start: { line: Number(line) - 1, character: 2 }, end: { line: Number(line) - 1, character: 9 }, state: 'exact' as const };
  return {
    id, by: 'Ann', time: `2026-01-0${id.length}T00:00:00Z`, editedAt: null, practice: 'performance/event-loop', shows: 'strength', level: 'solid', note: id,
    source: 'code', label: at, link: null, place, replies: [], resolved: false, ...rest,
  };
}

const interview = (id: string): EvidenceItem => {
  const { place, ...rest } = item(id, { source: 'interview', label: 'Interview on queues' });
  assert.ok(place, 'the helper gives a place');
  return rest;
};

describe('evidence as the view arranges it', () => {
  it('groups by practice in the order of the article, and says what each reviewer saw', () => {
    const items = [
      item('a', { level: 'solid' }), item('b', { level: 'senior' }), item('c', { by: 'Ben', level: 'senior' }),
      item('d', { practice: 'architecture/module-boundaries' }),
    ];
    const groups = grouped(items, 'practice', practices);
    assert.deepEqual(groups.map((it) => [it.title, it.summary]), [
      ['1.2 module-boundaries', 'solid'],
      ['2.1 event-loop', 'differ (Ann: solid to senior; Ben: senior)'],
    ]);
  });

  it('says that reviewers agree when they saw the same levels', () => {
    assert.equal(grouped([item('a'), item('b', { by: 'Ben' })], 'practice', practices)[0]?.summary, 'agree (Ann: solid; Ben: solid)');
  });

  it('groups by file by where the code is now, with what stands on no code last', () => {
    const items = [interview('i'), item('b', { at: 'src/b.ts:4' }), item('a', { at: 'src/a.ts:9' }), item('c', { at: 'src/a.ts:2' })];
    assert.deepEqual(grouped(items, 'file', practices).map((it) => [it.title, it.items.map((each) => each.id)]), [
      ['src/a.ts', ['c', 'a']], ['src/b.ts', ['b']], ['Without code', ['i']],
    ]);
  });

  it('groups by reviewer', () => {
    assert.deepEqual(grouped([item('a', { by: 'Ben' }), item('b')], 'reviewer', practices).map((it) => it.title), ['Ann', 'Ben']);
  });

  it('orders by file and line, and what has no place by time', () => {
    assert.deepEqual(inPlaceOrder([interview('ii'), interview('i'), item('b', { at: 'src/a.ts:7' }), item('a')]).map((it) => it.id), ['a', 'b', 'i', 'ii']);
  });

  it('keeps what passes every part of the filter', () => {
    const items = [item('a'), item('b', { shows: 'growth' }), item('c', { shows: 'growth', resolved: true }), item('d', { shows: 'growth', by: 'Ben' }), interview('i')];
    const ids = (filter: Partial<typeof noFilter>): string[] => filtered(items, { ...noFilter, ...filter }).map((it) => it.id);
    assert.deepEqual(ids({}), ['a', 'b', 'c', 'd', 'i']);
    assert.deepEqual(ids({ shows: ['growth'], openOnly: true, reviewers: ['Ann'] }), ['b']);
    assert.deepEqual(ids({ states: ['exact'] }), ['a', 'b', 'c', 'd']);
    assert.deepEqual(ids({ states: ['lost', 'changed'] }), []);
  });

  it('goes from piece to piece over all files, and round', () => {
    const items = [item('a', { at: 'src/a.ts:3' }), item('b', { at: 'src/a.ts:8' }), item('c', { at: 'src/b.ts:1' }), interview('i')];
    const to = (uri: string, line: number, step: 1 | -1): string | undefined => neighbour(items, { uri: `file:///w/${uri}`, line: line - 1, character: 2 }, step)?.id;
    assert.equal(to('src/a.ts', 1, 1), 'a');
    assert.equal(to('src/a.ts', 3, 1), 'b');
    assert.equal(to('src/a.ts', 8, 1), 'c');
    assert.equal(to('src/b.ts', 1, 1), 'a');
    assert.equal(to('src/a.ts', 3, -1), 'c');
    assert.equal(to('src/b.ts', 1, -1), 'b');
    assert.equal(neighbour(items, undefined, 1)?.id, 'a');
    assert.equal(neighbour([interview('i')], undefined, 1), undefined);
  });
});

describe('words about evidence', () => {
  const session: EvidenceSession = {
    id: 's', subject: 'Sam', notes: '', openedBy: 'Ann', openedAt: null, revision: null, storage: 'private', path: '/x', blind: true,
    reviewers: [], sealed: false, erased: false, problems: [],
  };

  it('says whose notes blind mode hides', () => {
    assert.match(sessionMessage(session, 'Ann', ['Ben']) ?? '', /notes of Ben are hidden until you close your part/);
    const closed = { ...session, reviewers: [{ name: 'Ann', closed: true }] };
    assert.equal(sessionMessage(closed, 'Ann', []), 'You closed your part. “Manage Review Session” lets you go on.');
    assert.match(sessionMessage(closed, 'Ben', []) ?? '', /^Blind/);
    assert.equal(sessionMessage({ ...session, blind: false }, 'Ann', []), undefined);
  });

  it('breaks a sentence of the rubric between words', () => {
    assert.deepEqual(wrapped('one two three four', 9), ['one two', 'three', 'four']);
  });

  it('cuts a note after its first line', () => {
    assert.equal(firstLine('first\nsecond'), 'first');
    assert.equal(firstLine('a'.repeat(100), 10), `${'a'.repeat(9)}…`);
  });

  it('leaves a notification no link to make of a text', () => {
    assert.doesNotMatch(withoutLinks('[x](command:y)'), /\[[^\]]*\]\(/);
  });
});
