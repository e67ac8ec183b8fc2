/** Small lists: most of those that linking goes through have one item or none, and then no other list is made of them. */

export const none: readonly never[] = [];

/** As `flatMap`. What it gives may be a list that `each` gave, so that nobody may change it. */
export function gather<T, U>(list: readonly T[], each: (item: T) => readonly U[]): readonly U[] {
  let found: readonly U[] = none;
  let own: U[] | undefined;
  for (const it of list) {
    const more = each(it);
    if (more.length === 0) continue;
    if (own) for (const one of more) own.push(one);
    else if (found.length === 0) found = more;
    else found = own = [...found, ...more];
  }
  return found;
}

/** Two lists as one. */
export function joined<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (first.length === 0) return second;
  return second.length === 0 ? first : [...first, ...second];
}

/** Adds to the list that is kept under a key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A list by what each of its items is kept under, in its order. */
export function groupedBy<K, V>(list: readonly V[], keyOf: (item: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const it of list) addTo(groups, keyOf(it), it);
  return groups;
}
