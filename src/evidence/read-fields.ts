/** Reads fields of untrusted JSON, one expectation each. */

/** What is wrong with a value, in words for whoever looks into the log. */
export class FieldError extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

/** Reports whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new FieldError(`${what} is no object`);
  return value;
}

/** Longest text that one field may hold; more is an accident or an attack. */
export const maximumText = 100_000;

export function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value !== 'string') throw new FieldError(`\`${key}\` is ${value === undefined ? 'missing' : 'no text'}`);
  if (value.length > maximumText) throw new FieldError(`\`${key}\` is longer than ${maximumText} characters`);
  return value;
}

/** Text that may not be blank. */
export function nameOf(fields: Fields, key: string): string {
  const value = textOf(fields, key);
  if (value.trim() === '') throw new FieldError(`\`${key}\` is empty`);
  return value;
}

export function textOrNull(fields: Fields, key: string): string | null {
  return fields[key] === null ? null : textOf(fields, key);
}

export function booleanOf(fields: Fields, key: string): boolean {
  const value = fields[key];
  if (typeof value !== 'boolean') throw new FieldError(`\`${key}\` is neither true nor false`);
  return value;
}

export function countOf(fields: Fields, key: string): number {
  const value = fields[key];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new FieldError(`\`${key}\` is no count`);
  return value;
}

export function textsOf(fields: Fields, key: string): readonly string[] {
  const value = fields[key];
  if (!Array.isArray(value) || !value.every((it) => typeof it === 'string')) throw new FieldError(`\`${key}\` is no list of texts`);
  return value;
}

export function oneOf<const Choice extends string>(fields: Fields, key: string, choices: readonly Choice[]): Choice {
  const found = choices.find((it) => it === fields[key]);
  if (found === undefined) throw new FieldError(`\`${key}\` is none of ${choices.join(', ')}`);
  return found;
}

/** `{ key: value }` where the key is there, nothing where it is not. */
export function optional<Key extends string, T>(fields: Fields, key: Key, read: (fields: Fields, key: Key) => T): Partial<Record<Key, T>> {
  return fields[key] === undefined ? {} : ({ [key]: read(fields, key) } as Partial<Record<Key, T>>);
}
