/**
 * What each file reaches through imports, as one digest: it changes when the shape of anything reached does, or where
 * anything leads. Files that import each other in a circle share theirs.
 */
import { digest } from './shape.js';

/** A file as a node: its shape, and the own files and others that it names. */
export interface ReachNode {
  readonly shape: string;
  readonly targets: readonly string[];
  /** A mark that all who reach the file share. */
  readonly isMarked: boolean;
}

export interface Reach {
  readonly digest: string;
  readonly isMarked: boolean;
}

/** What each file reaches that `starts` reach, themselves included. `nodeOf` gives `undefined` for what lies outside. */
export function reachOf(starts: Iterable<string>, nodeOf: (file: string) => ReachNode | undefined): ReadonlyMap<string, Reach> {
  const reached = new Map<string, Reach>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const nodes = new Map<string, ReachNode>();
  const open: string[] = [];
  for (const start of starts) if (!order.has(start)) visit(start);
  return reached;

  /** Tarjan's search for circles, without recursion: imports nest deeper than a stack. */
  function visit(start: string): void {
    const path: { readonly file: string; next: number }[] = [];
    enter(start, path);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { file } = top;
      const target = nodes.get(file)?.targets[top.next];
      top.next += 1;
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent) low.set(parent.file, Math.min(low.get(parent.file) ?? 0, low.get(file) ?? 0));
        if (low.get(file) === order.get(file)) close(file);
      } else if (!order.has(target)) {
        enter(target, path);
      } else if (!reached.has(target)) {
        low.set(file, Math.min(low.get(file) ?? 0, order.get(target) ?? 0));
      }
    }
  }

  function enter(file: string, path: { readonly file: string; next: number }[]): void {
    const node = nodeOf(file);
    if (!node) {
      order.set(file, order.size);
      reached.set(file, { digest: file, isMarked: false });
      return;
    }
    nodes.set(file, node);
    low.set(file, order.size);
    order.set(file, order.size);
    open.push(file);
    path.push({ file, next: 0 });
  }

  function close(first: string): void {
    const circle = new Set(open.splice(open.lastIndexOf(first)));
    const own = [...circle].sort().map((it) => `${it} ${nodes.get(it)?.shape ?? ''} ${nodes.get(it)?.targets.join(' ') ?? ''}`);
    const beyond = [...circle].flatMap((it) => nodes.get(it)?.targets.flatMap((target) => (circle.has(target) ? [] : (reached.get(target) ?? []))) ?? []);
    const isMarked = beyond.some((it) => it.isMarked) || [...circle].some((it) => nodes.get(it)?.isMarked === true);
    const value = digest([...own, ...new Set(beyond.map((it) => it.digest).sort())].join('\n'));
    for (const it of circle) reached.set(it, { digest: value, isMarked });
  }
}
