/** Options given to calls: whether one of some names is among them. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';

/** `unknown` where the options cannot all be seen. */
export type Presence = 'present' | 'absent' | 'unknown';

/** Whether an object has a member with one of some names, also where a variable holds it or another is spread into it. */
export function memberPresence(values: Values, file: ProjectFile, value: Value | undefined, names: readonly string[], depth = 0): Presence {
  if (value === undefined) return 'absent';
  if (depth > 4) return 'unknown';
  if (value.kind === 'object') return presenceInObject(values, file, value, names, depth);
  if (value.kind === 'text' || value.kind === 'joined' || value.kind === 'function' || value.kind === 'number' || value.kind === 'array') return 'absent';
  if (value.kind === 'definition' && isGivenLater(file, value, names)) return 'present';
  const targets = values.targets(file, value);
  if (targets.length === 0) return 'unknown';
  return all(targets.map((it) => (it.kind === 'object' && it.value.kind === 'object' ? presenceInObject(values, it.file, it.value, names, depth) : 'unknown')));
}

/** The value of a member of an object, where it is written in place or in a variable. */
export function memberOf(values: Values, file: ProjectFile, value: Value | undefined, name: string): { readonly file: ProjectFile; readonly value: Value } | undefined {
  const object = objectOf(values, file, value);
  const found = object?.value.members.find(([it]) => it === name);
  return object && found ? { file: object.file, value: found[1] } : undefined;
}

function objectOf(values: Values, file: ProjectFile, value: Value | undefined): { readonly file: ProjectFile; readonly value: Value & { kind: 'object' } } | undefined {
  if (value?.kind === 'object') return { file, value };
  if (!value) return undefined;
  const targets = values.targets(file, value);
  const [only] = targets;
  return targets.length === 1 && only?.kind === 'object' && only.value.kind === 'object' ? { file: only.file, value: only.value } : undefined;
}

function presenceInObject(values: Values, file: ProjectFile, object: Value & { kind: 'object' }, names: readonly string[], depth: number): Presence {
  if (object.members.some(([name]) => names.includes(name))) return 'present';
  const unseen = object.members.filter(([name]) => name === '…' || name === '[]');
  return all(unseen.map(([name, it]) => (name === '[]' ? 'unknown' : memberPresence(values, file, it, names, depth + 1))));
}

function all(found: readonly Presence[]): Presence {
  if (found.includes('present')) return 'present';
  return found.includes('unknown') ? 'unknown' : 'absent';
}

/** `options.timeout = 500` after `const options = {…}`. */
function isGivenLater(file: ProjectFile, value: Value & { kind: 'definition' }, names: readonly string[]): boolean {
  return file.syntax.assignments.some(({ target }) => target.kind === 'member' && (names.includes(target.name) || target.name === '[]') && target.of.kind === 'definition' && target.of.id === value.id);
}
