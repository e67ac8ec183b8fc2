/** Offsets to lines and characters and back, as the compiler counts lines. */

/** Offset of the start of each line. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(match.index + match[0].length);
  return starts;
}

export function offsetAt(lines: readonly number[], [line, character]: readonly [number, number]): number {
  return (lines[line] ?? 0) + character;
}

export function placeAt(lines: readonly number[], offset: number): readonly [line: number, character: number] {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low, offset - (lines[low] ?? 0)];
}
