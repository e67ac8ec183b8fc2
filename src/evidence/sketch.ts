/** A sketch: one number for each line of a text, enough to align it with a later text and too little to read it by. */

/** 24 bits: the upper three say how much the line tells, the rest is a hash of it without white space. */
export type LineHash = number;

/** Sketches hold no more lines than this above and below the place. */
export const sketchReach = 500;

export function hashLine(line: string): LineHash {
  let hash = 0x811c9dc5;
  let letters = 0;
  let isBlank = true;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code <= 32 || code === 0xa0) continue;
    isBlank = false;
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127) letters++;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  hash ^= hash >>> 15;
  return (classOf(isBlank, letters) << 21) | ((hash >>> 0) & 0x1fffff);
}

/** How much a line tells: nothing for a bracket or a blank line, at most sixty. Roughly its letters and digits. */
export function weightOf(hash: LineHash): number {
  return weights[hash >>> 21] ?? 0;
}

export function isBlankLine(hash: LineHash): boolean {
  return hash >>> 21 === 0;
}

export function writeSketch(hashes: readonly LineHash[]): string {
  let text = '';
  for (const hash of hashes) {
    for (let shift = 18; shift >= 0; shift -= 6) text += alphabet[(hash >>> shift) & 63] ?? '';
  }
  return text;
}

/** The hashes of a sketch; none where it is damaged. */
export function readSketch(text: string): readonly LineHash[] {
  if (text.length % 4 !== 0) return [];
  const hashes: LineHash[] = [];
  for (let at = 0; at < text.length; at += 4) {
    let hash = 0;
    for (let digit = 0; digit < 4; digit++) {
      const value = values.get(text.charCodeAt(at + digit));
      if (value === undefined) return [];
      hash = (hash << 6) | value;
    }
    hashes.push(hash);
  }
  return hashes;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<number, number> = new Map(Array.from(alphabet, (it, index) => [it.charCodeAt(0), index]));
const weights = [0, 0, 3, 8, 15, 25, 40, 60];
/** Letters and digits from which a class begins, from the third class on. */
const thresholds = [1, 6, 12, 20, 32, 50];

function classOf(isBlank: boolean, letters: number): number {
  return isBlank ? 0 : 1 + thresholds.filter((it) => letters >= it).length;
}
