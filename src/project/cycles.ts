/** Cycles among files: strongly connected components, and the edge that is cheapest to cut. */
import { compareText } from '../analysis/location.js';
import { isBarrel, type Dependency } from './dependencies.js';

export interface Cycle {
  /** Files of the component, sorted. */
  readonly members: readonly string[];
  /** The import that is cheapest to remove, so that the shortest way round it opens. */
  readonly cut: Dependency;
  /** A shortest way round, beginning with the cut. */
  readonly round: readonly Dependency[];
}

/** One cycle a strongly connected component, in the order of their first members. */
export function findCycles(dependencies: readonly Dependency[]): readonly Cycle[] {
  const edges = new Map<string, Dependency[]>();
  for (const it of dependencies) {
    if (!it.to || it.to.path === it.from.path) continue;
    const list = edges.get(it.from.path) ?? [];
    if (!list.some((known) => known.to === it.to)) list.push(it);
    edges.set(it.from.path, list);
  }
  return components(edges)
    .filter((it) => it.length > 1)
    .map((members) => cycleIn(members, edges))
    .sort((a, b) => compareText(a.members[0] ?? '', b.members[0] ?? ''));
}

function cycleIn(members: readonly string[], edges: ReadonlyMap<string, readonly Dependency[]>): Cycle {
  const inside = new Set(members);
  const within = members.flatMap((it) => (edges.get(it) ?? []).filter((edge) => inside.has(edge.to?.path ?? '')));
  const rounds = within.slice(0, 400).map((edge) => shortestRound(edge, edges, inside));
  // Few names are cheap to move; among equals, the shorter way round is easier to understand.
  const [best] = rounds.sort((a, b) => cost(a) - cost(b) || a.length - b.length || compareText(keyOf(a), keyOf(b)));
  const round = best ?? [];
  const [cut] = round;
  if (!cut) throw new Error(`No edge inside the component of ${members.join(', ')}`);
  return { members: [...members].sort(compareText), cut, round };
}

/** How much it takes to remove an import: to move its names, or to import them past an index file. */
function cost(round: readonly Dependency[]): number {
  const [edge] = round;
  if (!edge) return Infinity;
  // An index file without one of its members is no index file any more.
  if (edge.isReexport) return 20;
  if (edge.to && isBarrel(edge.to)) return 0;
  return edge.names.includes('*') || edge.names.length === 0 ? 5 : edge.names.length;
}

function keyOf(round: readonly Dependency[]): string {
  return round[0] ? `${round[0].from.path} ${round[0].to?.path ?? ''}` : '';
}

/** The edge and the shortest path from its end back to its start. */
function shortestRound(edge: Dependency, edges: ReadonlyMap<string, readonly Dependency[]>, inside: ReadonlySet<string>): readonly Dependency[] {
  const start = edge.from.path;
  const first = edge.to?.path ?? '';
  const cameBy = new Map<string, Dependency>();
  const queue = [first];
  const seen = new Set(queue);
  for (let at = queue.shift(); at !== undefined && at !== start; at = queue.shift()) {
    for (const next of edges.get(at) ?? []) {
      const path = next.to?.path ?? '';
      if (!inside.has(path) || seen.has(path)) continue;
      seen.add(path);
      cameBy.set(path, next);
      queue.push(path);
    }
  }
  const back: Dependency[] = [];
  for (let at = start; at !== first; ) {
    const step = cameBy.get(at);
    if (!step) break;
    back.unshift(step);
    at = step.from.path;
  }
  return [edge, ...back];
}

/** Tarjan's algorithm with its own stack, since chains of imports can be deeper than the engine's. */
function components(edges: ReadonlyMap<string, readonly Dependency[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const found: string[][] = [];
  for (const root of [...edges.keys()].sort(compareText)) {
    if (order.has(root)) continue;
    const work: { path: string; next: number }[] = [{ path: root, next: 0 }];
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { path } = frame;
      if (frame.next === 0) {
        order.set(path, order.size);
        low.set(path, order.get(path) ?? 0);
        stack.push(path);
        onStack.add(path);
      }
      const edge = edges.get(path)?.[frame.next];
      frame.next += 1;
      if (edge?.to) {
        const to = edge.to.path;
        if (!order.has(to)) work.push({ path: to, next: 0 });
        else if (onStack.has(to)) low.set(path, Math.min(low.get(path) ?? 0, order.get(to) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low.set(parent.path, Math.min(low.get(parent.path) ?? 0, low.get(path) ?? 0));
      if (low.get(path) !== order.get(path)) continue;
      const members: string[] = [];
      for (let it = stack.pop(); it !== undefined; it = stack.pop()) {
        onStack.delete(it);
        members.push(it);
        if (it === path) break;
      }
      found.push(members);
    }
  }
  return found;
}
