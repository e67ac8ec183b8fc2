/** Calls that run on first use alone: what they give is kept in something that outlives the request. */
import type { BranchFact, CallFact, FunctionId, Span, Test } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { branchesAround, contains, isSameValue } from '../branches.js';
import type { ProjectFile } from '../project-file.js';

/**
 * Reports whether a call stands where something kept is missing, and what is missing is filled there:
 * `if (!cache) cache = load()`, `cache ??= load()`, `if (cache.has(key)) return …; cache.set(key, load(key))`.
 */
export function isFirstUse(file: ProjectFile, call: CallFact): boolean {
  return isFirstUseAt(file, call.within, call.span);
}

/** As `isFirstUse`, for a place that is no call. */
export function isFirstUseAt(file: ProjectFile, within: FunctionId, span: Span): boolean {
  return branchesAround(file, within, span).some((branch) => missing(branch.test, branch.holds).some((it) => keptIn(file, it).some((kept) => isFilled(file, branch, kept))));
}

/** Reports whether a call or another place stands where only a development set-up comes: `if (process.env.NODE_ENV !== 'production')`. */
export function isDevelopmentOnly(file: ProjectFile, place: Pick<CallFact, 'within' | 'span'>): boolean {
  const around = file.syntax.functions[place.within];
  // A route that is only added there is answered only there.
  if (around && isDevelopmentOnly(file, around)) return true;
  return branchesAround(file, place.within, place.span).some(({ test, holds }) => {
    if (isDevelopmentFlag(file, test, holds)) return true;
    if (test.kind !== 'compare' || test.left.kind !== 'member' || test.left.name !== 'NODE_ENV' || test.right.kind !== 'text') return false;
    const isSame = (test.operator === '===') === holds;
    return isSame ? test.right.value !== 'production' : test.right.value === 'production';
  });
}

/** `if (isDev)`, `if (!isProduction)`, `if (config.dev)`. */
function isDevelopmentFlag(file: ProjectFile, test: Test, holds: boolean): boolean {
  if (test.kind === 'not') return isDevelopmentFlag(file, test.of, !holds);
  if (test.kind === 'all') return holds && test.of.some((it) => isDevelopmentFlag(file, it, true));
  if (test.kind !== 'truthy') return false;
  const { value } = test;
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  const name = value.kind === 'member' || value.kind === 'global' ? value.name : definition && 'name' in definition ? definition.name : '';
  return holds ? /^(?:is_?)?(?:dev|development|devMode|__DEV__)(?:_?(?:mode|env|environment))?$/i.test(name) : /^(?:is_?)?(?:prod|production)(?:_?(?:mode|env|environment))?$/i.test(name);
}

/** What is missing where a test does or does not hold. */
function missing(test: Test, holds: boolean): readonly Value[] {
  switch (test.kind) {
    case 'truthy':
      return holds ? [] : [test.value];
    case 'not':
      return missing(test.of, !holds);
    case 'all':
      return holds ? test.of.flatMap((it) => missing(it, true)) : [];
    case 'any':
      return holds ? [] : test.of.flatMap((it) => missing(it, false));
    case 'compare':
      return test.right.kind === 'unknown' && (test.operator === '===') === holds ? [test.left] : [];
    case 'typeof':
      return test.is === 'undefined' && holds ? [test.value] : [];
  }
}

/** The thing that outlives the request in which a value is kept: itself, the collection it was looked up in, or none. */
function keptIn(file: ProjectFile, value: Value, depth = 0): readonly Value[] {
  if (depth > 3) return [];
  if (value.kind === 'result') {
    const callee = file.syntax.calls[value.call]?.callee;
    return callee?.kind === 'member' && (callee.name === 'has' || callee.name === 'get') ? keptIn(file, callee.of, depth + 1) : [];
  }
  if (value.kind === 'awaited') return keptIn(file, value.of, depth + 1);
  if (value.kind === 'member') {
    if (value.of.kind === 'this' || value.of.kind === 'class' || value.of.kind === 'receiver') return [value];
    const holder = value.of.kind === 'definition' ? file.syntax.definitions[value.of.id] : undefined;
    if (holder?.kind === 'class' || holder?.kind === 'function') return [value];
    const of = keptIn(file, value.of, depth + 1);
    return value.name === '[]' ? of : of.length > 0 ? [value, ...of] : [];
  }
  if (value.kind === 'global') return value.name === 'global' || value.name === 'globalThis' ? [value] : [];
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind !== 'variable') return [];
  if (definition.within === -1) return [value];
  return definition.values.flatMap((it) => keptIn(file, it, depth + 1));
}

/** Reports whether a branch writes to a kept thing: assigns it or one of its members, or puts something into it. */
function isFilled(file: ProjectFile, branch: BranchFact, kept: Value): boolean {
  // `a ??= load()` writes with the operator itself, whose region is the right side.
  const assigns = file.syntax.assignments.some((it) => {
    if (!isOrIn(it.target, kept) || it.operator === 'delete') return false;
    return contains(branch.span, it.span) || ((it.operator === '??=' || it.operator === '||=') && it.within === branch.within && it.span[0] <= branch.span[0]);
  });
  return assigns || file.syntax.calls.some((it) => it.callee.kind === 'member' && /^(?:set|push|add)$/.test(it.callee.name) && isOrIn(it.callee.of, kept) && contains(branch.span, it.span));
}

function isOrIn(target: Value, kept: Value): boolean {
  return isSameValue(target, kept) || (target.kind === 'member' && isOrIn(target.of, kept));
}
