/** Finds the word that was probably meant. */
import leven from 'leven';

/** The known word closest to `word`, or `undefined` when none is close enough to be a likely slip. */
export function likelySpelling(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    // A long beginning, as in `warn` for `warning`, counts as one slip.
    const isBeginning = wanted.length >= 3 && candidate.toLowerCase().startsWith(wanted);
    const distance = isBeginning ? 1 : leven(wanted, candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return bestDistance <= Math.max(1, Math.floor(word.length * 0.4)) ? best : undefined;
}

/** "Did you mean …?" with a leading space, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const likely = likelySpelling(word, known);
  return likely === undefined ? '' : ` Did you mean \`${likely}\`?`;
}

/** "`a`, `b` or `c`". */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((it) => `\`${it}\``);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} or ${last}`;
}
