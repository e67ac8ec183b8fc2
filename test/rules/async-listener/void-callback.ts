// @filename: src/lib.ts
/** Drops what the callback gives. */
export function each(ids: readonly string[], visit: (id: string) => void): void {
  for (const id of ids) visit(id);
}
/** Collects what the callback gives, although its type says `void`. */
export async function collect(ids: readonly string[], visit: (id: string) => void): Promise<void> {
  await Promise.all(ids.map((id) => visit(id)));
}
/** Waits, and says so. */
export async function sequence(ids: readonly string[], visit: (id: string) => Promise<void>): Promise<void> {
  for (const id of ids) await visit(id);
}
export declare function elsewhere(visit: () => void): void;
// @filename: src/use.ts
import { collect, each, elsewhere, sequence } from './lib.js';
declare function reserve(id: string): Promise<void>;

export async function run(ids: readonly string[]) {
  each(ids, async (id) => { await reserve(id); });
  //        ^^^^^^^^^^^^^ async-listener: `each` drops the promise of this async callback
  await collect(ids, async (id) => { await reserve(id); });
  await sequence(ids, async (id) => { await reserve(id); });
  // What has no body here cannot be judged by its type alone.
  elsewhere(async () => { await reserve('x'); });
}
