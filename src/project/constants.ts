/** Numbers that code writes down, in place or under a name. */
import type { Value } from '../facts/value.js';
import type { ProjectFile } from './project-file.js';

/** The number that a value is; `undefined` when it may be another. */
export function numberOf(file: ProjectFile, value: Value): number | undefined {
  if (value.kind === 'number') return value.value;
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind !== 'variable' || definition.path.length > 0 || definition.values.length !== 1) return undefined;
  const [only] = definition.values;
  return only && numberOf(file, only);
}
