/** Divides whole minutes by weight, so that they add up to what there is. */
export function divideMinutes(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((it) => (total * it) / sum);
  const whole = exact.map((it) => Math.floor(it));
  let left = total - whole.reduce((a, b) => a + b, 0);
  // What is cut off most gets the minutes that are left, the first of equals first.
  const order = [...exact.keys()].sort((a, b) => (exact[b] ?? 0) % 1 - (exact[a] ?? 0) % 1 || a - b);
  for (const index of order) {
    if (left <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left--;
  }
  return whole;
}
