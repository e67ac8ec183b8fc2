/** Finds code that left its place: in another part of its file, in a file that was renamed, or in another file. */
import type { Anchor, AnchorPlace } from './anchor.js';
import { alignLines } from './align-lines.js';
import type { CodeFile, CodeNow } from './code-now.js';
import type { FoundInFile } from './find-anchor.js';
import type { OldLines } from './old-lines.js';
import { placeUnchanged } from './place-range.js';
import { isBlankLine, weightOf, type LineHash } from './sketch.js';

/** Which share of a file must be found in another for that to be its new name. */
export const leastShareOfFile = 0.3;

/** Looks for the code anywhere but where it was. `inFile` finds it in a file that took the old one's place. */
export function findElsewhere(
  anchor: Anchor, old: OldLines, code: CodeNow, inFile: (file: CodeFile) => FoundInFile | undefined,
): AnchorPlace | undefined {
  const own = code.file(anchor.path);
  const within = own === undefined ? undefined : bestBlock(anchor, old, [own], code);
  if (within) return within;
  if (own === undefined) {
    const renamed = renamedFile(old.hashes, code, anchor.path);
    const found = renamed && inFile(renamed);
    if (found) return found.place;
  }
  return old.weight >= leastWeight ? bestBlock(anchor, old, holders(old, code, anchor.path), code) : undefined;
}

/** What a block must tell to be known in another place. */
const leastWeight = 20;

/** The file that holds most of these lines of a file that was at `path`, and little else that stands elsewhere too. */
export function renamedFile(hashes: readonly LineHash[], code: CodeNow, path: string): CodeFile | undefined {
  const telling = [...new Set(hashes)].filter((it) => weightOf(it) >= 8);
  const all = telling.reduce((sum, it) => sum + weightOf(it), 0);
  const shares = new Map<CodeFile, { told: number; rare: number }>();
  for (const hash of telling) {
    const files = code.filesWith(hash, path);
    // What stands in many files tells them apart no more.
    if (files.length > 50) continue;
    for (const file of files) {
      const share = shares.get(file) ?? { told: 0, rare: 0 };
      shares.set(file, { told: share.told + weightOf(hash), rare: share.rare + weightOf(hash) / files.length });
    }
  }
  const ranked = [...shares].map(([file, { told, rare }]) => ({ file, told, rank: rare * (1 + likeness(file.path, path)) }));
  const [best] = ranked.sort((a, b) => b.rank - a.rank || (a.file.path < b.file.path ? -1 : 1));
  return best !== undefined && all > 0 && best.told / all >= leastShareOfFile ? best.file : undefined;
}

/** Share of the words in two paths that are the same. */
function likeness(a: string, b: string): number {
  const words = new Set(a.split(/[^\p{L}\p{N}]+/u));
  const others = new Set(b.split(/[^\p{L}\p{N}]+/u));
  const common = [...words].filter((it) => others.has(it)).length;
  return common / Math.max(words.size, others.size);
}

/** Files that hold the anchor's most telling line. */
function holders(old: OldLines, code: CodeNow, path: string): readonly CodeFile[] {
  const ranked = [...old.lines].sort((a, b) => weightOf(old.hashes[b] ?? 0) - weightOf(old.hashes[a] ?? 0));
  return code.filesWith(old.hashes[ranked[0] ?? 0] ?? 0, path).filter((it) => it.path !== path).slice(0, 100);
}

interface Block {
  readonly place: AnchorPlace;
  readonly score: number;
}

/** The one place where the whole text stands, when what is around it singles it out. */
function bestBlock(anchor: Anchor, old: OldLines, files: readonly CodeFile[], code: CodeNow): AnchorPlace | undefined {
  const blocks = files.flatMap((file) => blocksIn(anchor, old, file, code)).sort((a, b) => b.score - a.score);
  const [best, second] = blocks;
  if (best === undefined || best.score < leastWeight || best.score === second?.score) return undefined;
  return best.place;
}

function blocksIn(anchor: Anchor, old: OldLines, file: CodeFile, code: CodeNow): readonly Block[] {
  const key = [...old.lines].sort((a, b) => (file.at.get(old.hashes[a] ?? 0)?.length ?? 0) - (file.at.get(old.hashes[b] ?? 0)?.length ?? 0))[0] ?? old.first;
  const starts = (file.at.get(old.hashes[key] ?? 0) ?? []).map((it) => it - (key - old.first)).filter((it) => stands(old, file, it));
  if (starts.length === 0) return [];
  const taken = file.path === anchor.path ? new Set(alignLines(old.hashes, file.hashes, old.isWhole)) : new Set<number>();
  return starts.flatMap((start) => {
    const range = placeUnchanged(anchor, file, start, start + old.last - old.first);
    // Lines that were there before, as something else, are that still.
    if (range === undefined || taken.has(start + (old.lines[0] ?? 0) - old.first)) return [];
    const isAtHome = anchor.enclosing !== '' && code.enclosing(file.path, range.start, range.end) === anchor.enclosing;
    const score = old.weight + surroundings(old, file, start) + (isAtHome ? 25 : 0) + 20 * likeness(file.path, anchor.path);
    return [{ place: { state: 'moved' as const, path: file.path, ...range }, score }];
  });
}

function stands(old: OldLines, file: CodeFile, start: number): boolean {
  for (let at = old.first; at <= old.last; at++) if (file.hashes[start + at - old.first] !== old.hashes[at]) return false;
  return true;
}

/** How much the lines tell that stand around a block as they stood around the anchor. */
function surroundings(old: OldLines, file: CodeFile, start: number): number {
  let told = 0;
  for (const step of [-1, 1]) {
    const from = step < 0 ? old.first : old.last;
    for (let distance = 1; distance <= 5; distance++) {
      const hash = old.hashes[from + step * distance];
      if (hash === undefined) break;
      if (!isBlankLine(hash) && file.hashes[start + from - old.first + step * distance] === hash) told += 1 + weightOf(hash);
    }
  }
  return told;
}
