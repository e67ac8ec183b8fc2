/** Divides whole minutes by weight, so that each part has one at least and all add up to what there is. */
export function divideMinutes(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const rest = Math.max(0, total - weights.length);
  const exact = weights.map((it) => (rest * it) / sum);
  const whole = exact.map((it) => 1 + Math.floor(it));
  let left = total - whole.reduce((a, b) => a + b, 0);
  // What is cut off most gets the minutes that are left, the first of equals first.
  const order = [...exact.keys()].sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b);
  for (const index of order) {
    if (left <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left--;
  }
  return whole;
}
