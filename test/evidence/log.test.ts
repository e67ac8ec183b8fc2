/** The log: the same events give the same state, broken lines harm nothing, what is erased is gone. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { EventBody, EvidenceEvent } from '../../src/evidence/events.js';
import { eraseLines, erasedWith } from '../../src/evidence/erase-lines.js';
import { foldSession } from '../../src/evidence/fold-session.js';
import { digestOf, readLog, writeLine } from '../../src/evidence/log.js';
import { headsOf } from '../../src/evidence/order-events.js';
import type { SessionState } from '../../src/evidence/session-state.js';
import { visibleTo } from '../../src/evidence/visible.js';
import { anchor, event, pick, randomFrom, randomSession, shuffled, start } from './support.js';

const opened = event({ kind: 'session-opened', ...start });
const recorded = event({
  kind: 'recorded', practice: 'reliability/incident-response', shows: 'growth', level: 'solid', note: 'Nobody waits for the receipt',
  source: { kind: 'code', anchor },
}, { parents: [opened.id] });

describe('the state of a session', () => {
  it('is the same for the same events in any order, each once or twice', () => {
    let pieces = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const events = randomSession(seed, 60);
      const random = randomFrom(seed);
      const expected = foldSession('s', events);
      pieces += expected.evidence.length;
      for (let round = 0; round < 4; round++) {
        const merged = shuffled(random, [...events, ...events.filter(() => random(3) === 0)]);
        assert.deepEqual(foldSession('s', merged), expected, `seed ${seed}`);
      }
    }
    assert.ok(pieces > 1000, `sessions with something in them: ${pieces}`);
  });

  it('is the same after logs were written, read and joined file by file in any order', () => {
    for (let seed = 200; seed < 260; seed++) {
      const events = randomSession(seed, 60);
      const random = randomFrom(seed);
      const texts = ['ada', 'grace', 'edsger'].map((by) => events.filter((it) => it.by === by).map(writeLine).join(''));
      const joined = shuffled(random, texts).flatMap((it) => readLog(it).events);
      assert.deepEqual(foldSession('s', joined), foldSession('s', events));
    }
  });

  it('survives parents in a circle, lost parents and an id with two texts, the same way every time', () => {
    const random = randomFrom(7);
    const events = [
      opened,
      recorded,
      event({ kind: 'edited', target: recorded.id, note: 'a' }, { id: 'x', parents: ['y'] }),
      event({ kind: 'edited', target: recorded.id, note: 'b' }, { id: 'y', parents: ['x'] }),
      event({ kind: 'edited', target: recorded.id, note: 'c' }, { id: 'z', parents: ['gone'] }),
      event({ kind: 'replied', target: recorded.id, text: 'one' }, { id: 'twice', time: recorded.time }),
      event({ kind: 'replied', target: recorded.id, text: 'two' }, { id: 'twice', time: recorded.time }),
    ];
    const expected = foldSession('s', events);
    assert.match(expected.problems.join('\n'), /Two different texts claim to be the event twice/);
    assert.equal(expected.evidence[0]?.replies.length, 1);
    for (let round = 0; round < 50; round++) assert.deepEqual(foldSession('s', shuffled(random, events)), expected);
  });

  it('lets the later edit win, and a clock that is wrong does not make it earlier', () => {
    const first = event({ kind: 'edited', target: recorded.id, note: 'first' }, { parents: [recorded.id], time: '2030-01-01T00:00:00.000Z' });
    const second = event({ kind: 'edited', target: recorded.id, note: 'second' }, { parents: [first.id], time: '2020-01-01T00:00:00.000Z' });
    assert.equal(theEvidence(foldSession('s', [second, first, recorded, opened])).content?.note, 'second');
  });

  it('keeps what others wrote from being changed', () => {
    const foreign = [
      event({ kind: 'edited', target: recorded.id, note: 'mine now' }, { by: 'grace', parents: [recorded.id] }),
      event({ kind: 'deleted', target: recorded.id, deleted: true }, { by: 'grace', parents: [recorded.id] }),
      event({ kind: 'erased', target: recorded.id }, { by: 'grace', parents: [recorded.id] }),
      event({ kind: 'session-erased' }, { by: 'grace', parents: [recorded.id] }),
    ];
    const state = foldSession('s', [opened, recorded, ...foreign]);
    assert.equal(theEvidence(state).content?.note, 'Nobody waits for the receipt');
    assert.equal(theEvidence(state).deleted, false);
    assert.equal(state.problems.length, 4);
  });

  it('holds replies, resolution, deletion, acceptance and dismissal', () => {
    const reply = event({ kind: 'replied', target: recorded.id, text: 'Why?' }, { by: 'grace', parents: [recorded.id] });
    const accepted = event({
      kind: 'recorded', practice: 'security/authentication', shows: 'strength', level: 'senior', note: '', suggestion: 'k1',
      source: { kind: 'signal', signal: 'policy-files', files: ['opa.rego'] },
    }, { parents: [reply.id] });
    const rest = [
      event({ kind: 'edited', target: reply.id, text: 'Why not?' }, { by: 'grace', parents: [reply.id] }),
      event({ kind: 'resolved', target: recorded.id, resolved: true }, { by: 'grace', parents: [reply.id] }),
      event({ kind: 'dismissed', suggestion: 'k2', reason: 'generated code', dismissed: true }, { parents: [reply.id] }),
    ];
    const state = foldSession('s', [opened, recorded, reply, accepted, ...rest]);
    const [evidence] = state.evidence;
    assert.equal(evidence?.replies[0]?.text, 'Why not?');
    assert.equal(evidence.resolved?.by, 'grace');
    assert.deepEqual(state.suggestions, {
      k1: { status: 'accepted', by: 'ada', evidence: accepted.id },
      k2: { status: 'dismissed', by: 'ada', reason: 'generated code' },
    });
    const deleted = event({ kind: 'deleted', target: recorded.id, deleted: true }, { parents: [rest[1]?.id ?? ''] });
    const after = foldSession('s', [opened, recorded, reply, accepted, ...rest, deleted]);
    assert.equal(after.evidence[0]?.deleted, true);
    assert.equal(after.evidence[0].content?.note, 'Nobody waits for the receipt');
    assert.deepEqual(visibleTo(after, 'ada').evidence.map((it) => it.id), [accepted.id]);
  });

  it('hides others in blind mode until one has closed', () => {
    const blind = event({ kind: 'session-opened', ...start, blind: true });
    const other = event({ ...bodyOf(recorded), note: 'from grace' }, { by: 'grace' });
    const both = [blind, recorded, other];
    assert.deepEqual(visibleTo(foldSession('s', both), 'ada'), {
      evidence: visibleTo(foldSession('s', both), 'ada').evidence.filter((it) => it.by === 'ada'), hidden: ['grace'],
    });
    const closed = event({ kind: 'session-closed', closed: true }, { parents: headsOf(both) });
    const seen = visibleTo(foldSession('s', [...both, closed]), 'ada');
    assert.deepEqual([seen.evidence.length, seen.hidden], [2, []]);
    assert.equal(visibleTo(foldSession('s', [...both, closed]), 'grace').evidence.length, 1);
  });

  it('counts nothing after a seal, and notices what was changed under it', () => {
    const sealed = event({ kind: 'session-sealed', digest: digestOf([opened, recorded]) }, { parents: [recorded.id] });
    const late = event({ kind: 'edited', target: recorded.id, note: 'late' }, { parents: [sealed.id] });
    const beside = event({ ...bodyOf(recorded), note: 'not seen by the seal' }, { by: 'grace', parents: [opened.id] });
    const state = foldSession('s', [opened, recorded, sealed, late, beside]);
    assert.equal(state.seal?.intact, true);
    assert.deepEqual(state.evidence.map((it) => it.content?.note), ['Nobody waits for the receipt']);
    assert.equal(state.problems.length, 2);
    assert.equal(foldSession('s', [opened, { ...recorded, note: 'forged' } as EvidenceEvent, sealed]).seal?.intact, false);
    assert.equal(foldSession('s', [opened, sealed]).seal?.intact, false);
    const erased = event({ kind: 'erased', target: recorded.id }, { parents: [sealed.id] });
    const rewritten = readLog(eraseLines([opened, recorded, sealed, erased].map(writeLine).join(''), new Set([recorded.id]))).events;
    const after = foldSession('s', rewritten);
    assert.equal(after.seal?.intact, true, 'an erasure does not break the seal');
    assert.equal(theEvidence(after).content, null);
  });
});

describe('erasing', () => {
  it('takes the text out of the log and leaves the state as it was said to be', () => {
    for (let seed = 300; seed < 400; seed++) {
      const random = randomFrom(seed);
      const events = randomSession(seed, 50).filter((it) => it.kind !== 'dismissed');
      const target = pick(random, events.filter((it) => it.kind === 'recorded' || it.kind === 'replied'));
      const erasure = event({ kind: 'erased', target: target.id }, { by: target.by, parents: headsOf(events), id: `erasure-${seed}` });
      const others = events.filter((it) => it.by !== target.by).map(writeLine).join('');
      const own = [...events.filter((it) => it.by === target.by), erasure].map(writeLine).join('');
      const before = others + own;
      const after = others + eraseLines(own, erasedWith(target.id, events));
      assert.deepEqual(whatIsSeen(foldSession('s', readLog(after).events)), whatIsSeen(foldSession('s', readLog(before).events)), `seed ${seed}`);
      const text = 'note' in target ? target.note : 'text' in target ? target.text : '';
      const left = readLog(after).events.filter((it) => it.by === target.by && (it.id === target.id || ('target' in it && it.target === target.id)));
      assert.doesNotMatch(left.map(writeLine).join(''), new RegExp(`"${text}"|"edited`));
      // A copy of the old log that comes back does not bring the text back.
      const again = foldSession('s', [...readLog(before).events, ...readLog(after).events]);
      assert.deepEqual(whatIsSeen(again), whatIsSeen(foldSession('s', readLog(after).events)));
    }
  });

  it('takes a cut line that holds the text as well', () => {
    const text = writeLine(opened) + writeLine(recorded).slice(0, -20) + '\n' + writeLine(recorded);
    const after = eraseLines(text, new Set([recorded.id]));
    assert.doesNotMatch(after, /Nobody waits/);
    assert.equal(readLog(after).events.length, 2);
  });
});

describe('a broken log', () => {
  it('loses nothing that can be read, whatever happens to its bytes', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = randomFrom(seed);
      const events = randomSession(seed, 25);
      const lines = events.map((it) => Buffer.from(writeLine(it)));
      const damaged = lines.map((it) => (random(4) === 0 ? damage(random, it) : it));
      const whole = damaged.filter((it, index) => it === lines[index]);
      const read = readLog(Buffer.concat(damaged).toString('utf8'));
      const ids = new Set(read.events.map((it) => it.id));
      const standing = whole.filter((it) => startsLine(damaged, it));
      for (const it of standing) assert.ok(ids.has((JSON.parse(it.toString()) as { id: string }).id), `seed ${seed}`);
      assert.ok(standing.length > 5);
      foldSession('s', read.events);
      const lineCount = Buffer.concat(damaged).toString('utf8').split('\n').filter((it) => it.trim() !== '').length;
      assert.equal(read.events.length + read.broken.length, lineCount, 'each line is an event or reported');
    }
  });

  it('says what is wrong with a line', () => {
    const good = JSON.parse(writeLine(recorded)) as Record<string, unknown>;
    const said = (change: Record<string, unknown>): string => readLog(JSON.stringify({ ...good, ...change })).broken[0]?.message ?? 'nothing';
    assert.match(readLog('{"id":').broken[0]?.message ?? '', /no JSON; it may have been cut/);
    assert.match(readLog('[]').broken[0]?.message ?? '', /the event is no object/);
    assert.match(said({ kind: 'praised' }), /"praised" is no kind of event; a newer Plumbline may know it/);
    assert.match(said({ kind: 'constructor' }), /no kind of event/);
    assert.match(said({ level: 'guru' }), /`level` is none of emerging, solid, senior, principal/);
    assert.match(said({ time: 'yesterday' }), /`time` is no time/);
    assert.match(said({ id: '../x' }), /`id` is no id/);
    assert.match(said({ source: { kind: 'file', path: '../../etc/passwd' } }), /`path` is no path below the root/);
    assert.match(said({ source: { kind: 'document', title: 'x', link: 'javascript:alert(1)' } }), /`link` is no link/);
    assert.match(said({ note: 'x'.repeat(100_001) }), /`note` is longer/);
    assert.equal(said({}), 'nothing');
  });
});

function damage(random: (below: number) => number, line: Buffer): Buffer {
  const at = random(line.length);
  const kind = random(5);
  if (kind === 0) return line.subarray(0, at);
  if (kind === 1) return Buffer.concat([line.subarray(0, at), Buffer.from([random(256)]), line.subarray(at + 1)]);
  if (kind === 2) return Buffer.concat([line.subarray(0, at), Buffer.from('\n'), line.subarray(at)]);
  if (kind === 3) return Buffer.concat([Buffer.from('<<<<<<< HEAD\n'), line]);
  return Buffer.alloc(line.length, 0);
}

/** Reports whether a line begins where the one before it ended: a cut line swallows its neighbour. */
function startsLine(lines: readonly Buffer[], line: Buffer): boolean {
  const before = Buffer.concat(lines.slice(0, lines.indexOf(line)));
  return before.length === 0 || before.at(-1) === 0x0a;
}

function theEvidence(state: SessionState): SessionState['evidence'][number] {
  const found = state.evidence.find((it) => it.id === recorded.id);
  assert.ok(found);
  return found;
}

function bodyOf(it: EvidenceEvent): Extract<EventBody, { kind: 'recorded' }> {
  assert.ok(it.kind === 'recorded');
  const { kind, practice, shows, level, note, source } = it;
  return { kind, practice, shows, level, note, source };
}

/** What readers see. A seal covers texts, not tombstones' wording of what is missing. */
function whatIsSeen({ evidence, reviewers, subject, exports, erased }: SessionState): Partial<SessionState> {
  return { evidence, reviewers, subject, exports, erased };
}
