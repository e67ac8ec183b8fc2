/** Finds the code of an anchor again. A function of the anchor and of the files as they are now. */
import type { Anchor, AnchorPlace } from './anchor.js';
import { alignLines } from './align-lines.js';
import type { CodeFile, CodeNow } from './code-now.js';
import { findElsewhere } from './find-elsewhere.js';
import { OldLines } from './old-lines.js';
import { placeChanged, placeUnchanged } from './place-range.js';

/** Where the anchor's code is now. */
export function findAnchor(anchor: Anchor, code: CodeNow): AnchorPlace {
  const old = new OldLines(anchor);
  const file = code.file(anchor.path);
  const here = file === undefined ? undefined : findInFile(anchor, old, file, code);
  if (here !== undefined && here.share >= enough) return here.place;
  const elsewhere = findElsewhere(anchor, old, code, (candidate) => findInFile(anchor, old, candidate, code));
  return elsewhere ?? here?.place ?? { state: 'lost', path: anchor.path, start: anchor.start, end: anchor.end };
}

/** A place in one file, and which share of the anchor's lines stands there, by what they tell. */
export interface FoundInFile {
  readonly place: AnchorPlace;
  readonly share: number;
}

/** From this share on the code is here, and is not looked for anywhere else. */
const enough = 0.5;
/** What must be left of code for it to count as edited; less is other code. */
const leastShare = 0.25;
const leastSimilarity = 0.5;
/** Lines around the place that tell this much together show that it is the same place. */
const leastSupport = 8;
/** An anchor that tells less than this could stand anywhere, so that the lines next to it have to tell it too. */
const little = 15;
/** An anchor that tells this much speaks for itself. */
const unmistakable = 60;

export function findInFile(anchor: Anchor, old: OldLines, file: CodeFile, code: CodeNow): FoundInFile | undefined {
  const map = alignLines(old.hashes, file.hashes, old.isWhole);
  const kept = old.lines.filter((it) => (map[it] ?? -1) >= 0);
  const share = old.weigh(kept) / old.weight;
  const first = kept[0];
  const last = kept.at(-1);
  const trust = first === undefined || last === undefined || share < leastShare ? 'none' : trustIn(anchor, old, map, file, code);
  if (first !== undefined && last !== undefined && trust !== 'none') {
    const from = map[first] ?? 0;
    const to = map[last] ?? 0;
    const isTogether = kept.length === old.lines.length && to - from === last - first;
    // Blank lines at the anchor's own edges belong to it, and were left out of what was kept.
    const same = isTogether ? placeUnchanged(anchor, file, from - (first - old.first), to + (old.last - last)) : undefined;
    const isExact = trust === 'full' && file.path === anchor.path;
    if (same) return { place: { state: isExact ? 'exact' : trust === 'full' ? 'moved' : 'changed', path: file.path, ...same }, share: 1 };
    const gap = gapAround(old, map, file);
    return { place: { state: 'changed', path: file.path, ...placeChanged(anchor, file, Math.min(from, gap.from), Math.max(to, gap.to)) }, share };
  }
  return findRewritten(anchor, old, map, file);
}

/**
 * How sure it is that lines that were kept are the same lines, and no others that happen to read the same. `full` when
 * they tell enough by themselves, or lines around them were kept beside them, or the declaration around them still has
 * its name; the less they tell, the more their neighbours must. `some` when there is something to go by.
 */
function trustIn(anchor: Anchor, old: OldLines, map: Int32Array, file: CodeFile, code: CodeNow): 'full' | 'some' | 'none' {
  const trust = trustByPlace(anchor, old, map, file, code);
  return trust === 'full' && !old.isUnmistaken(map, file.hashes, file.at) ? 'some' : trust;
}

function trustByPlace(anchor: Anchor, old: OldLines, map: Int32Array, file: CodeFile, code: CodeNow): 'full' | 'some' | 'none' {
  const kept = old.lines.filter((it) => (map[it] ?? -1) >= 0);
  const weight = old.weigh(kept);
  if (weight >= unmistakable) return 'full';
  const support = old.support(map, file.hashes);
  if (weight < little ? old.adjacentSupport(map, file.hashes) >= little : support >= leastSupport) return 'full';
  if (support >= leastSupport || (weight >= little && kept.some((it) => old.isUnique(it, file.at)))) return 'some';
  if (anchor.enclosing === '') return 'none';
  const line = map[kept[0] ?? 0] ?? 0;
  const end = { line, character: file.lines[line]?.length ?? 0 };
  const name = code.enclosing(file.path, end, end);
  if (name !== anchor.enclosing && !name.startsWith(`${anchor.enclosing}.`)) return 'none';
  return weight < little ? 'some' : 'full';
}

/** The stretch of the file between the nearest kept lines around the anchor; empty (`to < from`) when nothing is between. */
function gapAround(old: OldLines, map: Int32Array, file: CodeFile): { readonly from: number; readonly to: number } {
  let above = -1;
  for (let at = old.first - 1; at >= 0 && above < 0; at--) above = map[at] ?? -1;
  let below = -1;
  for (let at = old.last + 1; at < old.hashes.length && below < 0; at++) below = map[at] ?? -1;
  return { from: above + 1, to: (below < 0 ? file.lines.length : below) - 1 };
}

/** Code of which no line is left as it was, when what stands between its neighbours still resembles it. */
function findRewritten(anchor: Anchor, old: OldLines, map: Int32Array, file: CodeFile): FoundInFile | undefined {
  if (old.support(map, file.hashes) < leastSupport) return undefined;
  const gap = gapAround(old, map, file);
  const height = anchor.end.line - anchor.start.line + 1;
  // Where nothing was kept nearby, what stands between is not the place any more.
  if (gap.to < gap.from || gap.to - gap.from > 4 * height + 20) return undefined;
  const best = old.mostSimilar(file.lines, gap.from, gap.to);
  if (best.similarity < leastSimilarity) return undefined;
  return { place: { state: 'changed', path: file.path, ...placeChanged(anchor, file, best.from, best.to) }, share: best.similarity };
}
