/** How many items a collection has, as far as the code says: few by its own text, few because it was cut, or unknown. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

type Followed = Pick<ProjectGraph, 'values'>;

/** Calls that give what they are called on or given, in another order or shape, or a part of it. */
const passing = /^(?:map|filter|sort|reverse|toSorted|toReversed|concat|slice|flat|keys|values|entries|from|uniq|compact|shuffle|sortBy|orderBy)$/;
const cutting = /chunk|batch|splitEvery|partition|^split$/i;

/** Reports whether the code itself bounds how many items there are: written in place, cut to a number, or in batches. */
export function isSmall(graph: Followed, file: ProjectFile, over: Value, depth = 0): boolean {
  if (depth > 6) return false;
  if (over.kind === 'awaited') return isSmall(graph, file, over.of, depth + 1);
  if (over.kind === 'either') return over.of.every((it) => isSmall(graph, file, it, depth + 1));
  if (over.kind === 'result') return isSmallResult(graph, file, over.call, depth);
  if (isEnumName(file, over)) return true;
  if (over.kind === 'array') return isWritten(over);
  if (over.kind === 'object') return over.members.every(([name]) => name !== '…' && name !== '[]');
  const definition = over.kind === 'definition' ? file.syntax.definitions[over.id] : undefined;
  if (definition?.kind === 'variable' && definition.path.length === 0 && definition.values.length > 0) {
    if (isGrown(file, over)) return false;
    if (definition.values.every((it) => isSmall(graph, file, it, depth + 1))) return true;
  }
  if (definition?.kind === 'parameter' && definition.index > 0) return false;
  const targets = graph.values.targets(file, over);
  return targets.length > 0 && targets.every((it) => it.kind === 'object' && isWritten(it.value)) && !isGrown(file, over);
}

function isSmallResult(graph: Followed, file: ProjectFile, index: number, depth: number): boolean {
  const call = file.syntax.calls[index];
  if (!call) return false;
  const { callee, arguments: given, text } = call;
  const name = callee.kind === 'member' ? callee.name : (/(\w+)$/.exec(text)?.[1] ?? '');
  if (cutting.test(name)) return true;
  if (callee.kind !== 'member') return false;
  if (name === 'slice' && given.length === 2) return true;
  if (name === 'splice') return true;
  if (!passing.test(name)) return false;
  const isStatic = callee.of.kind === 'global' || (callee.of.kind === 'definition' && file.syntax.definitions[callee.of.id]?.kind === 'import');
  const [first] = given;
  return isStatic && first ? isEnum(file, first) || isSmall(graph, file, first, depth + 1) : isSmall(graph, file, callee.of, depth + 1);
}

/** An array or object whose items all stand in the code. */
function isWritten(value: Value & { kind: 'array' | 'object' }): boolean {
  if (value.kind === 'object') return value.members.length > 0 && value.members.every(([name]) => name !== '…' && name !== '[]');
  return value.items.length > 0 && value.items.every((it) => !(it.kind === 'member' && it.name === '[]'));
}

/** Something that code adds to after it was written down. */
function isGrown(file: ProjectFile, value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const isIt = (it: Value): boolean => it.kind === 'definition' && it.id === value.id;
  return (
    file.syntax.calls.some(({ callee }) => callee.kind === 'member' && /^(?:push|unshift|add|set|splice)$/.test(callee.name) && isIt(callee.of)) ||
    file.syntax.assignments.some(({ target }) => target.kind === 'member' && target.name === '[]' && isIt(target.of))
  );
}

/** An `enum` of the file itself: a name with no value, which nothing assigns. */
function isEnum(file: ProjectFile, value: Value): boolean {
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  return definition?.kind === 'variable' && definition.values.length === 0 && definition.path.length === 0 && definition.type === undefined;
}

/** An import or class in capitals that is iterated by `Object.values` is an enumeration. */
function isEnumName(file: ProjectFile, value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const definition = file.syntax.definitions[value.id];
  if (definition?.kind !== 'import') return false;
  return /^[A-Z]/.test(definition.name);
}
