/** One order for a set of events, whatever order they arrived in. */
import { compareText } from '../analysis/location.js';
import type { EvidenceEvent } from './events.js';
import { canonical } from './log.js';

export interface OrderedEvents {
  /** Each after its parents; where that leaves a choice, the earlier time first, then the smaller id. */
  readonly events: readonly EvidenceEvent[];
  /** Ids that more than one text claims, where no tombstone explains it. */
  readonly contested: readonly string[];
}

/** Orders events. What a clock says decides only between events that do not know of each other. */
export function orderEvents(given: readonly EvidenceEvent[]): OrderedEvents {
  const { byId, contested } = distinct(given);
  const waiting = new Map<string, number>();
  const children = new Map<string, EvidenceEvent[]>();
  for (const event of byId.values()) {
    const parents = new Set(event.parents.filter((it) => it !== event.id && byId.has(it)));
    waiting.set(event.id, parents.size);
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), event]);
  }

  const ready = new Queue([...byId.values()].filter((it) => waiting.get(it.id) === 0));
  const rest = new Set(byId.values());
  const events: EvidenceEvent[] = [];
  const settle = (event: EvidenceEvent): void => {
    rest.delete(event);
    events.push(event);
    for (const child of children.get(event.id) ?? []) {
      const left = (waiting.get(child.id) ?? 0) - 1;
      waiting.set(child.id, left);
      if (left === 0 && rest.has(child)) ready.put(child);
    }
  };
  const settleReady = (): void => {
    for (let next = ready.take(); next !== undefined; next = ready.take()) if (rest.has(next)) settle(next);
  };
  settleReady();
  // Events that claim to be each other's parents are no one's honest work; they still get a place.
  for (const event of [...rest].sort(compareEvents)) {
    if (rest.has(event)) settle(event);
    settleReady();
  }
  return { events, contested };
}

/** The ids of an event and of all that it was written in the light of. */
export function withAncestors(id: string, events: ReadonlyMap<string, EvidenceEvent>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(events.get(next)?.parents ?? []));
  }
  return seen;
}

/** Events that no other names as a parent: what the next event is written in the light of. */
export function headsOf(events: readonly EvidenceEvent[]): readonly string[] {
  const named = new Set(events.flatMap((it) => it.parents));
  return [...new Set(events.map((it) => it.id))].filter((it) => !named.has(it)).sort(compareText);
}

/** One event an id. A tombstone wins over the text that it replaced, wherever that came back from. */
function distinct(given: readonly EvidenceEvent[]): { byId: ReadonlyMap<string, EvidenceEvent>; contested: readonly string[] } {
  const claims = new Map<string, Map<string, EvidenceEvent>>();
  for (const event of given) {
    const texts = claims.get(event.id) ?? new Map<string, EvidenceEvent>();
    claims.set(event.id, texts.set(canonical(event), event));
  }
  const byId = new Map<string, EvidenceEvent>();
  const contested: string[] = [];
  for (const [id, texts] of claims) {
    const all = [...texts].sort(([a], [b]) => compareText(a, b)).map(([, event]) => event);
    const written = all.filter((it) => it.kind !== 'tombstone');
    const winner = all.find((it) => it.kind === 'tombstone') ?? written[0];
    if (winner !== undefined) byId.set(id, winner);
    if (written.length > 1) contested.push(id);
  }
  return { byId, contested: contested.sort(compareText) };
}

function compareEvents(a: EvidenceEvent, b: EvidenceEvent): number {
  return compareText(a.time, b.time) || compareText(a.id, b.id);
}

/** Gives the smallest first: a binary heap, since logs grow for weeks. */
class Queue {
  private readonly heap: EvidenceEvent[] = [];

  constructor(events: readonly EvidenceEvent[]) {
    for (const it of events) this.put(it);
  }

  put(event: EvidenceEvent): void {
    let at = this.heap.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.swapIfLess(at, above)) return;
      at = above;
    }
  }

  take(): EvidenceEvent | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      const child = this.isLess(right, left) ? right : left;
      if (!this.swapIfLess(child, at)) return first;
      at = child;
    }
  }

  private isLess(a: number, b: number): boolean {
    const [x, y] = [this.heap[a], this.heap[b]];
    return x !== undefined && y !== undefined && compareEvents(x, y) < 0;
  }

  private swapIfLess(a: number, b: number): boolean {
    if (!this.isLess(a, b)) return false;
    const [x, y] = [this.heap[a], this.heap[b]];
    if (x === undefined || y === undefined) return false;
    this.heap[a] = y;
    this.heap[b] = x;
    return true;
  }
}
