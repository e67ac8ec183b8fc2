/** Whether a value is made from another one of the same file: by members, calls, literals around it and variables between. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

export type IsSource = (value: Value) => boolean;

/** Reports whether a value is, or is made from, something that `isSource` recognises. */
export function dependsOn(file: ProjectFile, value: Value, isSource: IsSource): boolean {
  return depends(file, value, isSource, new Set(), 0);
}

function depends(file: ProjectFile, value: Value, isSource: IsSource, seen: Set<number>, depth: number): boolean {
  if (isSource(value)) return true;
  if (depth > 24) return false;
  const any = (values: readonly Value[]): boolean => values.some((it) => depends(file, it, isSource, seen, depth + 1));
  switch (value.kind) {
    case 'member':
      return any(value.key ? [value.of, value.key] : [value.of]);
    case 'awaited':
      return any([value.of]);
    case 'either':
      return any(value.of);
    case 'array':
      return any(value.items);
    case 'joined':
      return any(value.parts);
    case 'object':
      return any(value.members.map(([, it]) => it));
    case 'result': {
      const call = file.syntax.calls[value.call];
      return call ? any([call.callee, ...call.arguments]) : false;
    }
    case 'function':
      return any(file.syntax.functions[value.id]?.returns ?? []);
    case 'definition': {
      const definition = file.syntax.definitions[value.id];
      if (definition?.kind !== 'variable' || seen.has(value.id)) return false;
      seen.add(value.id);
      return any(definition.values);
    }
    default:
      return false;
  }
}
