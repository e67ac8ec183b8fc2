/** What an anchor remembers of the lines it stood on and of those around them. */
import type { Anchor } from './anchor.js';
import { hashLine, isBlankLine, readSketch, sketchReach, weightOf, type LineHash } from './sketch.js';

export class OldLines {
  readonly hashes: readonly LineHash[];
  /** Whether the sketch begins with the file. */
  readonly isWhole: boolean;
  /** First and last line of the anchor, counted in the sketch. */
  readonly first: number;
  readonly last: number;
  /** The anchor's lines that are not blank, counted in the sketch. */
  readonly lines: readonly number[];
  /** What they tell, at least one. */
  readonly weight: number;
  /** The anchor's lines, whole. */
  readonly texts: readonly string[];
  private words: ReadonlyMap<string, number> | undefined;

  constructor({ context, text, start, end }: Anchor) {
    this.texts = (context.lead + text + context.tail).split('\n');
    const sketch = readSketch(context.sketch);
    const first = start.line - context.sketchStart;
    const own = this.texts.map(hashLine);
    // A log that was edited by hand may hold a sketch of something else; then the anchor's own lines are all there is.
    const fits = first >= 0 && own.length === end.line - start.line + 1 && own.every((it, index) => sketch[first + index] === it);
    this.hashes = fits ? sketch : own;
    this.isWhole = fits && context.sketchStart === 0;
    this.first = fits ? first : 0;
    this.last = this.first + own.length - 1;
    this.lines = own.flatMap((it, index) => (isBlankLine(it) ? [] : [this.first + index]));
    this.weight = Math.max(1, this.weigh(this.lines));
  }

  /** How much lines of the sketch tell together. A line of punctuation still counts as one. */
  weigh(lines: readonly number[]): number {
    return lines.reduce((sum, it) => sum + Math.max(1, weightOf(this.hashes[it] ?? 0)), 0);
  }

  /** How much the lines tell that were kept right above and below, up to four on each side; an end of the file is as good. */
  support(map: Int32Array, now: readonly LineHash[]): number {
    return this.keptBeside(map, now, this.first, -1) + this.keptBeside(map, now, this.last, 1);
  }

  /** The stretch of lines most like the anchor's, by the words in both. */
  mostSimilar(lines: readonly string[], from: number, to: number): { readonly from: number; readonly to: number; readonly similarity: number } {
    this.words ??= wordsOf(this.texts);
    const height = this.last - this.first + 1;
    let best = { from, to, similarity: similarity(this.words, wordsOf(lines.slice(from, to + 1))) };
    for (let at = from; at + height - 1 <= to; at++) {
      const found = similarity(this.words, wordsOf(lines.slice(at, at + height)));
      if (found > best.similarity) best = { from: at, to: at + height - 1, similarity: found };
    }
    return best;
  }

  /** As `support`, of lines alone that still follow each other without anything in between. */
  adjacentSupport(map: Int32Array, now: readonly LineHash[]): number {
    return this.keptNextTo(map, now, this.first, -1) + this.keptNextTo(map, now, this.last, 1);
  }

  /**
   * Reports whether the anchor's lines read like no others, then and now. Where they do not, a diff may have taken a copy
   * for the original, and only lines that are unique, reached on both sides without a gap, show that it did not.
   */
  isUnmistaken(map: Int32Array, now: readonly LineHash[], at: ReadonlyMap<LineHash, readonly number[]>): boolean {
    if (this.lines.some((it) => this.isUnique(it, at))) return true;
    return ([-1, 1] as const).every((step) => this.reachesUnique(map, now, at, step));
  }

  /** Reports whether a line was the only one that read so, and is the only one now. */
  isUnique(line: number, now: ReadonlyMap<LineHash, readonly number[]>): boolean {
    const hash = this.hashes[line] ?? 0;
    return now.get(hash)?.length === 1 && this.hashes.indexOf(hash) === this.hashes.lastIndexOf(hash);
  }

  private keptBeside(map: Int32Array, now: readonly LineHash[], from: number, step: 1 | -1): number {
    const edge = this.edge(map, step);
    if (this.isAtEnd(from, step)) return edge !== undefined && isBlankBeyond(now, edge, step) ? edgeSupport : 0;
    let told = 0;
    let seen = 0;
    for (let at = from + step; at >= 0 && at < this.hashes.length && seen < 4; at += step) {
      const hash = this.hashes[at] ?? 0;
      if (isBlankLine(hash)) continue;
      seen++;
      const line = map[at] ?? -1;
      // A line that was kept far from the place says nothing about it.
      const isNear = edge === undefined || Math.abs(line - edge) <= 12;
      if (line >= 0 && isNear) told += Math.max(1, weightOf(hash));
    }
    return told;
  }

  private reachesUnique(map: Int32Array, now: readonly LineHash[], all: ReadonlyMap<LineHash, readonly number[]>, step: 1 | -1): boolean {
    let line = this.edge(map, step) ?? -1;
    for (let at = step < 0 ? this.first - 1 : this.last + 1; at >= 0 && at < this.hashes.length; at += step) {
      const hash = this.hashes[at] ?? 0;
      if (isBlankLine(hash)) continue;
      do line += step; while (line >= 0 && line < now.length && isBlankLine(now[line] ?? 0));
      if (map[at] !== line) return false;
      if (weightOf(hash) > 0 && this.isUnique(at, all)) return true;
    }
    // Everything up to the end of what is known was kept as it was.
    return true;
  }

  private keptNextTo(map: Int32Array, now: readonly LineHash[], from: number, step: 1 | -1): number {
    const edge = this.edge(map, step);
    if (edge === undefined) return 0;
    if (this.isAtEnd(from, step)) return isBlankBeyond(now, edge, step) ? edgeSupport : 0;
    let told = 0;
    let seen = 0;
    let line = edge;
    for (let at = from + step; at >= 0 && at < this.hashes.length && seen < 4; at += step) {
      const hash = this.hashes[at] ?? 0;
      if (isBlankLine(hash)) continue;
      do line += step; while (line >= 0 && line < now.length && isBlankLine(now[line] ?? 0));
      if (map[at] !== line) break;
      told += Math.max(1, weightOf(hash));
      seen++;
    }
    return told;
  }

  /** Reports whether nothing but blank lines stood between the anchor and that end of the file. */
  private isAtEnd(from: number, step: 1 | -1): boolean {
    const reachesEnd = step < 0 ? this.isWhole : this.hashes.length - 1 - this.last < sketchReach;
    return reachesEnd && isBlankBeyond(this.hashes, from, step);
  }

  /** Where the anchor's outermost kept line on one side is now; `undefined` when none was kept. */
  private edge(map: Int32Array, step: 1 | -1): number | undefined {
    const kept = this.lines.filter((it) => (map[it] ?? -1) >= 0);
    const line = step < 0 ? kept[0] : kept.at(-1);
    return line === undefined ? undefined : map[line];
  }
}

/** What an end of the file tells. */
const edgeSupport = 8;

function isBlankBeyond(hashes: readonly LineHash[], from: number, step: 1 | -1): boolean {
  for (let at = from + step; at >= 0 && at < hashes.length; at += step) if (!isBlankLine(hashes[at] ?? 0)) return false;
  return true;
}

function wordsOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const line of lines) for (const [word] of line.matchAll(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** Share of words in common, by their length: one when all are, zero when none is. */
function similarity(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [word, count] of a) {
    common += 2 * word.length * Math.min(count, b.get(word) ?? 0);
    all += word.length * count;
  }
  for (const [word, count] of b) all += word.length * count;
  return all === 0 ? 0 : common / all;
}
