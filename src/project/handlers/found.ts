/** What stands where a handler is expected: functions, with those inside wrappers and lists, or something that cannot be followed. */
import type { SourceLocation } from '../../analysis/location.js';
import type { CallFact } from '../../facts/facts.js';
import { locationIn } from '../project-file.js';
import { targetKey, type Target } from '../targets.js';
import { argumentOf, type Context } from './context.js';
import { describeValue } from './describe.js';
import type { ChainLink, FunctionTarget } from './handler.js';
import type { CallSite, Place, Thing } from './place.js';

export interface Found {
  readonly place: Place;
  /** The argument that it stands in. */
  readonly at: SourceLocation;
  readonly things: readonly Thing[];
  readonly functions: readonly FunctionTarget[];
  readonly registered: readonly FunctionTarget[];
  readonly isInline: boolean;
}

/** Everything that an argument of a call registers, in order. */
export function foundInArgument(context: Context, site: CallSite, index: number): readonly Found[] {
  const call = site.file.syntax.calls[site.call];
  const span = call?.argumentSpans[index];
  if (!call || !span) return [];
  return foundIn(context, argumentOf(site, index), locationIn(site.file.path, span), declaredAt(context, site, call, index));
}

/** Everything that a place registers. `declared` is what types say about it. */
export function foundIn(context: Context, given: Place, at: SourceLocation, declared: readonly FunctionTarget[] = [], depth = 0): readonly Found[] {
  const place = context.places.origin(given);
  const { value } = place;
  if (depth > 6 || value.kind === 'text' || value.kind === 'object' || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'pattern' || value.kind === 'joined') return [];
  const things = context.places.things(place);
  const lists = things.filter((it) => it.kind === 'list');
  if (lists.length > 0) return lists.flatMap((it) => context.places.itemsOf(it.items).flatMap((item) => foundIn(context, item, at, [], depth + 1)));
  if (things.length > 0 && things.every(isData)) return [];
  const registered = functionsOf(context, place, things);
  const inner = unique([...innerFunctions(context, place), ...innerFunctions(context, writtenCall(given))]);
  const known = registered.length > 0 ? registered : declared;
  return [{ place, at, things, functions: unique([...known, ...inner]), registered: known, isInline: value.kind === 'function' }];
}

/** The call that a constant holds what it gives: `withRequest(…)` for the name in `const GET = withRequest(…)`. */
export function writtenCall(place: Place): Place {
  const definition = place.value.kind === 'definition' ? place.file.syntax.definitions[place.value.id] : undefined;
  const [only] = definition?.kind === 'variable' && definition.path.length === 0 && definition.values.length === 1 ? definition.values : [];
  return only?.kind === 'result' ? { ...place, value: only } : place;
}

/** The functions a place may be, without what is inside wrappers. */
export function functionsOf(context: Context, place: Place, things = context.places.things(place)): readonly FunctionTarget[] {
  const followed = place.frame === undefined ? context.values.targets(place.file, place.value).filter((it) => it.kind === 'function') : [];
  const found = things.flatMap((it): readonly FunctionTarget[] => (it.kind === 'value' && it.place.value.kind === 'function' ? [{ kind: 'function', file: it.place.file, id: it.place.value.id }] : []));
  return unique([...followed, ...found]);
}

/**
 * Functions handed to the call that makes a handler: `asyncHandler(fn)`, `wrap(controller.create)`. What a wrapper does
 * with them cannot be told in general; that one is given where a handler is expected says that it answers.
 */
export function innerFunctions(context: Context, place: Place, depth = 0): readonly FunctionTarget[] {
  const { file, value, frame } = place;
  if (value.kind === 'either') return value.of.flatMap((it) => innerFunctions(context, { file, value: it, frame }, depth));
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call || call.construct || depth > 4) return [];
  const bound = call.callee.kind === 'member' && call.callee.name === 'bind';
  if (bound) return [];
  return unique(call.arguments.flatMap((it) => allFunctions(context, context.places.origin({ file, value: it, frame }), depth + 1)));
}

/** The functions a place may be, with what is inside wrappers and lists. */
export function allFunctions(context: Context, place: Place, depth = 0): readonly FunctionTarget[] {
  if (depth > 4) return [];
  const things = context.places.things(place);
  const items = things.flatMap((it) => (it.kind === 'list' ? context.places.itemsOf(it.items).flatMap((item) => allFunctions(context, item, depth + 1)) : []));
  return unique([...functionsOf(context, place, things), ...items, ...innerFunctions(context, place, depth + 1)]);
}

/** What something that runs before a handler looks like in its chain. */
export function linkOf(context: Context, { place, at, functions, things }: Found, role: ChainLink['role'] = 'middleware'): ChainLink {
  const { file, value } = place;
  const targets = context.values.targets(file, value);
  return { file, value, text: describeValue(file, value), at, role, functions, targets: targets.length > 0 ? targets : things.flatMap(targetOf) };
}

export function targetOf(thing: Thing): readonly Target[] {
  switch (thing.kind) {
    case 'package':
      return [{ kind: 'package', name: thing.name, path: thing.path }];
    case 'global':
      return [{ kind: 'global', path: thing.path }];
    case 'module':
      return [thing];
    case 'instance':
      return [{ kind: 'instance', of: 'class', file: thing.file, id: thing.id }];
    case 'value': {
      const { file, value } = thing.place;
      if (value.kind === 'function' || value.kind === 'class') return [{ kind: value.kind, file, id: value.id }];
      return value.kind === 'object' ? [{ kind: 'object', file, value }] : [];
    }
    default:
      return [];
  }
}

export function unique(functions: readonly FunctionTarget[]): readonly FunctionTarget[] {
  return functions.length < 2 ? functions : [...new Map(functions.map((it) => [targetKey(it), it])).values()];
}

function isData(thing: Thing): boolean {
  if (thing.kind !== 'value') return false;
  const { kind } = thing.place.value;
  return kind === 'text' || kind === 'object' || kind === 'number' || kind === 'boolean' || kind === 'joined' || kind === 'pattern';
}

/** The own function that types say an argument is. */
function declaredAt({ rejections }: Context, { file }: CallSite, call: CallFact, index: number): readonly FunctionTarget[] {
  const question = call.argumentQuestions.find(([it]) => it === index)?.[1];
  const answer = question === undefined ? undefined : file.answers.answers[question];
  const declared = answer && 'declared' in answer ? rejections.declaredFunction(answer.declared) : undefined;
  return declared ? [declared] : [];
}
