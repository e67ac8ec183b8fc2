/** Small questions about values as they are written. */
import type { Value } from '../facts/value.js';

/** The text of a value as far as it is written; what is put into it is left out. */
export function textOf(value: Value | undefined): string {
  if (value?.kind === 'text') return value.value;
  return value?.kind === 'joined' ? value.parts.map(textOf).join('') : '';
}

/** Reports whether a test holds for a value or for anything written inside it. */
export function someValue(value: Value, test: (it: Value) => boolean, depth = 0): boolean {
  if (test(value)) return true;
  if (depth > 6) return false;
  const inside = insideOf(value);
  return inside.some((it) => someValue(it, test, depth + 1));
}

function insideOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return value.members.map(([, it]) => it);
    case 'array':
      return value.items;
    case 'either':
      return value.of;
    case 'joined':
      return value.parts;
    case 'awaited':
      return [value.of];
    case 'member':
      return [value.of];
    default:
      return [];
  }
}
