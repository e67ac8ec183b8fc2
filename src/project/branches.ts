/** Conditions around a place: under which tests it runs. */
import type { BranchFact, FunctionId, Span, SyntaxFacts, Test } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { groupedBy, none } from './lists.js';
import type { ProjectFile } from './project-file.js';

const known = new WeakMap<SyntaxFacts, ReadonlyMap<FunctionId, readonly BranchFact[]>>();

/** Branches of a function that contain a place, outermost first; those of the functions around it are not among them. */
export function branchesAround(file: ProjectFile, within: FunctionId, span: Span): readonly BranchFact[] {
  const all = branchesIn(file, within);
  return all.length === 0 ? all : all.filter((it) => contains(it.span, span));
}

/** Branches that stand in a function itself. Asked for very often, so that they are sorted by function once a file. */
export function branchesIn({ syntax }: ProjectFile, within: FunctionId): readonly BranchFact[] {
  let byFunction = known.get(syntax);
  if (!byFunction) {
    byFunction = groupedBy(syntax.branches, (it) => it.within);
    known.set(syntax, byFunction);
  }
  return byFunction.get(within) ?? none;
}

export function contains(outer: Span, inner: Span): boolean {
  return !isBefore(inner[0], inner[1], outer[0], outer[1]) && !isBefore(outer[2], outer[3], inner[2], inner[3]);
}

function isBefore(line: number, character: number, otherLine: number, otherCharacter: number): boolean {
  return line < otherLine || (line === otherLine && character < otherCharacter);
}

/** Every value that a test looks at. */
export function valuesIn(test: Test): readonly Value[] {
  switch (test.kind) {
    case 'truthy':
    case 'typeof':
      return [test.value];
    case 'not':
      return valuesIn(test.of);
    case 'all':
    case 'any':
      return test.of.flatMap((it) => valuesIn(it));
    case 'compare':
      return [test.left, test.right];
  }
}

/** Reports whether two values of one file are written as the same way to the same name. */
export function isSameValue(a: Value, b: Value): boolean {
  if (a.kind === 'definition' && b.kind === 'definition') return a.id === b.id;
  if (a.kind === 'global' && b.kind === 'global') return a.name === b.name;
  if (a.kind === 'receiver' && b.kind === 'receiver') return a.function === b.function;
  if (a.kind === 'this' && b.kind === 'this') return a.class === b.class;
  if (a.kind === 'class' && b.kind === 'class') return a.id === b.id;
  if (a.kind === 'text' && b.kind === 'text') return a.value === b.value;
  if (a.kind !== 'member' || b.kind !== 'member' || a.name !== b.name || !isSameValue(a.of, b.of)) return false;
  if (a.key === undefined || b.key === undefined) return a.key === b.key && a.name !== '[]';
  return isSameValue(a.key, b.key);
}
