/** What a call depends on that may differ from one run to the next: parameters, items of loops, fields of an instance. */
import type { CallFact, FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

export interface Depends {
  /** Functions whose parameters it uses, with the positions of these. */
  readonly functions: ReadonlyMap<FunctionId, ReadonlySet<number>>;
  /** What the loops iterate whose items it uses, as JSON. */
  readonly loops: ReadonlySet<string>;
  /** Classes whose `this` it uses. */
  readonly classes: ReadonlySet<number>;
}

interface Found {
  readonly functions: Map<FunctionId, Set<number>>;
  readonly loops: Set<string>;
  readonly classes: Set<number>;
  readonly seen: Set<string>;
}

/**
 * Looks through the callee and the arguments, or those of them that matter; the bodies of functions that are handed over
 * are not part of the call.
 */
export function dependenciesOf(file: ProjectFile, call: CallFact, wanted?: ReadonlySet<number>): Depends {
  const found: Found = { functions: new Map(), loops: new Set(), classes: new Set(), seen: new Set() };
  const isSpread = call.arguments.some((it) => it.kind === 'member' && it.name === '[]' && it.key === undefined);
  const given = call.arguments.filter((_, index) => wanted === undefined || isSpread || wanted.has(index));
  for (const it of [call.callee, ...given]) look(file, it, found, 0);
  return found;
}

function look(file: ProjectFile, value: Value, found: Found, depth: number): void {
  if (depth > 24) return;
  const next = depth + 1;
  switch (value.kind) {
    case 'definition':
      lookAtDefinition(file, value.id, found, next);
      return;
    case 'member':
      if (value.name === '[]' && value.key === undefined) found.loops.add(JSON.stringify(value.of));
      if (value.key) look(file, value.key, found, next);
      look(file, value.of, found, next);
      return;
    case 'result': {
      const call = file.syntax.calls[value.call];
      if (!call || found.seen.has(`()${value.call}`)) return;
      found.seen.add(`()${value.call}`);
      for (const it of [call.callee, ...call.arguments]) look(file, it, found, next);
      return;
    }
    case 'this':
      found.classes.add(value.class);
      return;
    case 'object':
      for (const [, it] of value.members) look(file, it, found, next);
      return;
    case 'array':
      for (const it of value.items) look(file, it, found, next);
      return;
    case 'either':
      for (const it of value.of) look(file, it, found, next);
      return;
    case 'joined':
      for (const it of value.parts) look(file, it, found, next);
      return;
    case 'awaited':
      look(file, value.of, found, next);
      return;
    default:
  }
}

function lookAtDefinition(file: ProjectFile, id: number, found: Found, depth: number): void {
  const definition = file.syntax.definitions[id];
  if (definition?.kind === 'parameter') {
    const positions = found.functions.get(definition.function) ?? new Set();
    found.functions.set(definition.function, positions);
    // Rest parameters take all from theirs on.
    for (let index = definition.index; index < (definition.path[0] === '…' ? 12 : definition.index + 1); index += 1) positions.add(index);
    return;
  }
  if (definition?.kind !== 'variable' || found.seen.has(String(id))) return;
  found.seen.add(String(id));
  for (const it of definition.values) {
    const isItem = it.kind === 'member' && it.name === '[]' && it.key === undefined;
    // The variable of a loop at the top of a file differs from one item to the next as well.
    if (definition.within !== -1 || isItem) look(file, it, found, depth);
  }
}
