/** Random numbers that come again, and random sessions written by several people who hear of each other now and then. */
import type { Anchor } from '../../src/evidence/anchor.js';
import type { EventBody, EvidenceEvent, SessionStart } from '../../src/evidence/events.js';
import { headsOf } from '../../src/evidence/order-events.js';

export type Random = (below: number) => number;

/** Mulberry32: small, and the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = Math.imul(state ^ (state >>> 15), 1 | state);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return Math.floor((((it ^ (it >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

export const start: SessionStart = {
  subject: 'Order service', notes: '', revision: null, repository: null, folder: '', storage: 'private', blind: false,
};

export const anchor: Anchor = {
  revision: null, path: 'src/orders.ts', enclosing: 'placeOrder', text: 'sendReceipt(id)',
  start: { line: 3, character: 2 }, end: { line: 3, character: 17 },
  context: { before: ['export async function placeOrder(id) {'], after: ['}'], lead: '  ', tail: ';', sketch: 'AAAA', sketchStart: 3 },
};

let made = 0;

/** An event with what the host would add. */
export function event(body: EventBody, head: Partial<EvidenceEvent> = {}): EvidenceEvent {
  made += 1;
  const time = `2026-03-31T09:${String(Math.floor(made / 60) % 60).padStart(2, '0')}:${String(made % 60).padStart(2, '0')}.000Z`;
  return { id: `e${made}`, parents: [], time, by: 'ada', salt: `s${made}`, ...body, ...head } as EvidenceEvent;
}

const practices = ['architecture/bounded-contexts', 'performance/event-loop', 'security/authentication'];
const levels = ['emerging', 'solid', 'senior', 'principal'] as const;

/** A session of some events by three reviewers. Each writes in the light of what reached them; their clocks disagree. */
export function randomSession(seed: number, size: number): EvidenceEvent[] {
  const random = randomFrom(seed);
  const writers = ['ada', 'grace', 'edsger'];
  const all: EvidenceEvent[] = [];
  const known = new Map(writers.map((it) => [it, new Set<EvidenceEvent>()]));
  const write = (by: string, body: EventBody): void => {
    const seen = [...(known.get(by) ?? [])];
    const clock = Date.UTC(2026, 2, 31, 9) + all.length * 1000 + writers.indexOf(by) * (random(120_000) - 60_000);
    const made: EvidenceEvent = {
      id: `${by}-${seed}-${all.length}`, parents: headsOf(seen), time: new Date(clock).toISOString(), by, salt: String(random(1e9)), ...body,
    };
    all.push(made);
    known.get(by)?.add(made);
  };
  write('ada', { kind: 'session-opened', ...start, blind: random(2) === 0 });
  while (all.length < size) {
    const by = pick(random, writers);
    if (random(3) === 0) for (const it of all) if (random(2) === 0) hearOf(known.get(by), it, all);
    write(by, randomBody(random, [...(known.get(by) ?? [])]));
  }
  return all;
}

/** Git brings a log with all that went before, so an event never comes without its parents. */
function hearOf(known: Set<EvidenceEvent> | undefined, heard: EvidenceEvent, all: readonly EvidenceEvent[]): void {
  if (known === undefined || known.has(heard)) return;
  known.add(heard);
  for (const parent of heard.parents) {
    const found = all.find((it) => it.id === parent);
    if (found) hearOf(known, found, all);
  }
}

function randomBody(random: Random, seen: readonly EvidenceEvent[]): EventBody {
  const targets = seen.filter((it) => it.kind === 'recorded' || it.kind === 'replied').map((it) => it.id);
  const evidence = seen.filter((it) => it.kind === 'recorded').map((it) => it.id);
  const recording: EventBody = {
    kind: 'recorded', practice: pick(random, practices), shows: pick(random, ['strength', 'growth']), level: pick(random, levels),
    note: `note ${random(1000)}`, source: { kind: 'code', anchor }, ...(random(3) === 0 ? { suggestion: `s${random(5)}` } : {}),
  };
  if (targets.length === 0 || evidence.length === 0) return recording;
  const target = pick(random, targets);
  const bodies: readonly EventBody[] = [
    recording, recording,
    { kind: 'edited', target, note: `edited ${random(1000)}`, text: `edited ${random(1000)}`, level: pick(random, levels) },
    { kind: 'edited', target, practice: pick(random, practices) },
    { kind: 'anchored', target, anchor: { ...anchor, path: `src/${random(9)}.ts` } },
    { kind: 'replied', target: pick(random, evidence), text: `reply ${random(1000)}` },
    { kind: 'resolved', target: pick(random, evidence), resolved: random(2) === 0 },
    { kind: 'deleted', target, deleted: random(3) > 0 },
    ...(random(4) === 0 ? [{ kind: 'erased', target } as const] : []),
    { kind: 'dismissed', suggestion: `s${random(5)}`, reason: '', dismissed: random(3) > 0 },
    { kind: 'session-closed', closed: random(2) === 0 },
    { kind: 'session-described', subject: `subject ${random(9)}` },
    ...(random(30) === 0 ? [{ kind: 'session-sealed', digest: 'none' } as const] : []),
  ];
  return pick(random, bodies);
}
