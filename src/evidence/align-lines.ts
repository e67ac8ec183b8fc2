/** Which line of a later text each line of an earlier one became: a patience diff over hashes of lines. */
import { weightOf, type LineHash } from './sketch.js';

/** For each line of `before` the index of its line in `now`, or -1. Indices rise: what moved is not followed here. */
export function alignLines(before: readonly LineHash[], now: readonly LineHash[], isWhole: boolean): Int32Array {
  const map = new Int32Array(before.length).fill(-1);
  const open: Part[] = [{ a: 0, aEnd: before.length, b: 0, bEnd: now.length }];
  for (let part = open.pop(), isFirst = true; part !== undefined; part = open.pop(), isFirst = false) {
    // A sketch that starts in the middle of a file has no edges to line up.
    const inner = isFirst && !isWhole ? part : trimmed(part, before, now, map);
    if (inner.a >= inner.aEnd || inner.b >= inner.bEnd) continue;
    const pairs = uniquePairs(inner, before, now);
    if (pairs.length > 0) open.push(...between(inner, pairs, map));
    else alignSmall(inner, before, now, map);
  }
  return map;
}

/** A stretch of both texts; ends are exclusive. */
interface Part {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** Pairs what is equal at both ends, and gives the rest. */
function trimmed({ a, aEnd, b, bEnd }: Part, before: readonly LineHash[], now: readonly LineHash[], map: Int32Array): Part {
  while (a < aEnd && b < bEnd && before[a] === now[b]) map[a++] = b++;
  while (a < aEnd && b < bEnd && before[aEnd - 1] === now[bEnd - 1]) map[--aEnd] = --bEnd;
  return { a, aEnd, b, bEnd };
}

/** Lines that occur once on each side and say something, as far as they keep their order. */
function uniquePairs({ a, aEnd, b, bEnd }: Part, before: readonly LineHash[], now: readonly LineHash[]): readonly (readonly [number, number])[] {
  const here = once(before, a, aEnd);
  const there = once(now, b, bEnd);
  const pairs: (readonly [number, number])[] = [];
  for (const [hash, at] of here) {
    const other = there.get(hash);
    if (at >= 0 && other !== undefined && other >= 0 && weightOf(hash) > 0) pairs.push([at, other]);
  }
  return longestRising(pairs);
}

/** Where each hash occurs, or -1 when it does so more than once. In the order of first occurrence. */
function once(hashes: readonly LineHash[], from: number, to: number): ReadonlyMap<LineHash, number> {
  const found = new Map<LineHash, number>();
  for (let at = from; at < to; at++) {
    const hash = hashes[at] ?? 0;
    found.set(hash, found.has(hash) ? -1 : at);
  }
  return found;
}

/** The longest choice of pairs in which both sides rise; the first side rises already. */
function longestRising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, b]] of pairs.entries()) {
    let low = 0;
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}

function between({ a, aEnd, b, bEnd }: Part, pairs: readonly (readonly [number, number])[], map: Int32Array): readonly Part[] {
  const parts: Part[] = [];
  for (const [x, y] of pairs) {
    map[x] = y;
    parts.push({ a, aEnd: x, b, bEnd: y });
    a = x + 1;
    b = y + 1;
  }
  return [...parts, { a, aEnd, b, bEnd }];
}

/** Beyond this many cells a table is not worth its time; such stretches share nothing that tells much. */
const maximumCells = 250_000;

/** The choice of pairs that says most, where no line is unique: a table of best sums. */
function alignSmall({ a, aEnd, b, bEnd }: Part, before: readonly LineHash[], now: readonly LineHash[], map: Int32Array): void {
  const rows = aEnd - a;
  const columns = bEnd - b;
  if (rows * columns > maximumCells) return;
  const best = new Int32Array((rows + 1) * (columns + 1));
  const cell = (row: number, column: number): number => best[row * (columns + 1) + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const skipped = Math.max(cell(row + 1, column), cell(row, column + 1));
      const hash = before[a + row] ?? 0;
      const paired = hash === now[b + column] ? cell(row + 1, column + 1) + 1 + weightOf(hash) : 0;
      best[row * (columns + 1) + column] = Math.max(skipped, paired);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const hash = before[a + row] ?? 0;
    if (hash === now[b + column] && cell(row, column) === cell(row + 1, column + 1) + 1 + weightOf(hash)) map[a + row++] = b + column++;
    else if (cell(row + 1, column) >= cell(row, column + 1)) row++;
    else column++;
  }
}
