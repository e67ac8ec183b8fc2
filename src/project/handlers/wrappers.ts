/** Functions behind wrappers: `asyncHandler(fn)`, `wrap(controller.create)`, `compose([first, second])`. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import { targetKey, type Values } from '../values.js';
import type { FunctionTarget } from './handler.js';

/**
 * Functions handed to the call that makes a handler. What a wrapper does with them cannot be told in general; that it is
 * given a function where a handler is expected says that the function answers.
 */
export function innerFunctions(file: ProjectFile, value: Value, values: Values, depth = 0): readonly FunctionTarget[] {
  if (depth > 4) return [];
  if (value.kind === 'either') return value.of.flatMap((it) => innerFunctions(file, it, values, depth));
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call || call.construct) return [];
  return call.arguments.flatMap((it) => functionsOf(file, it, values, depth));
}

/** The functions that a value may be, with what is inside wrappers and lists. */
export function functionsOf(file: ProjectFile, value: Value, values: Values, depth = 0): readonly FunctionTarget[] {
  if (value.kind === 'array') return value.items.flatMap((it) => functionsOf(file, it, values, depth + 1));
  const own = values.targets(file, value).filter((it) => it.kind === 'function');
  return uniqueFunctions([...own, ...innerFunctions(file, value, values, depth + 1)]);
}

export function uniqueFunctions(functions: readonly FunctionTarget[]): readonly FunctionTarget[] {
  return functions.length < 2 ? functions : [...new Map(functions.map((it) => [targetKey(it), it])).values()];
}
