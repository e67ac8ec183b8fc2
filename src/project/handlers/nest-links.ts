/** Guards, pipes, interceptors, filters and middleware of NestJS as links of a chain. */
import type { SourceLocation } from '../../analysis/location.js';
import { locationIn } from '../project-file.js';
import { targetOf, unique } from './found.js';
import { callAt, type Context } from './context.js';
import type { Decorator } from './decorators.js';
import { argumentsOfAll } from './decorators.js';
import { describeValue } from './describe.js';
import type { ChainLink, FunctionTarget } from './handler.js';
import type { CallSite, Place, Thing } from './place.js';

/** The method that a class has for its role. */
const methods: Readonly<Record<ChainLink['role'], string>> = { guard: 'canActivate', pipe: 'transform', interceptor: 'intercept', filter: 'catch', middleware: 'use', hook: '' };

/** Roles in the order in which they run, with the decorator and the call on the application that add them. */
export const nestRoles = [
  { role: 'guard', decorator: 'UseGuards', global: 'useGlobalGuards', token: 'APP_GUARD' },
  { role: 'interceptor', decorator: 'UseInterceptors', global: 'useGlobalInterceptors', token: 'APP_INTERCEPTOR' },
  { role: 'pipe', decorator: 'UsePipes', global: 'useGlobalPipes', token: 'APP_PIPE' },
  { role: 'filter', decorator: 'UseFilters', global: 'useGlobalFilters', token: 'APP_FILTER' },
] as const;

/** Links that decorators of a role add. */
export function decoratedLinks(context: Context, decorators: readonly Decorator[], { role, decorator }: (typeof nestRoles)[number]): readonly ChainLink[] {
  return decorators.flatMap((it) => (it.name === decorator ? argumentsOfAll(context, [it], decorator).map((place) => nestLink(context, place, role, it.written ?? it.site)) : []));
}

/** One guard, pipe or the like: a class, an instance of one, or a function. `site` is where it is added. */
export function nestLink(context: Context, place: Place, role: ChainLink['role'], site: CallSite | undefined): ChainLink {
  const { file, value } = place;
  const things = context.places.things(place);
  const targets = context.values.targets(file, value);
  return {
    file,
    value,
    text: describeValue(file, value),
    at: site ? placeOf(site, place) : { file: file.path, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    role,
    functions: unique(things.flatMap((it) => functionsOf(context, it, methods[role]))),
    targets: targets.length > 0 ? targets : things.flatMap(targetOf),
  };
}

function placeOf(site: CallSite, { file, value }: Place): SourceLocation {
  const call = callAt(site);
  const index = site.file === file ? call.arguments.indexOf(value) : -1;
  return locationIn(site.file.path, call.argumentSpans[index] ?? call.span);
}

function functionsOf(context: Context, thing: Thing, method: string): readonly FunctionTarget[] {
  if (thing.kind === 'instance') return methodOf(context, thing, method);
  if (thing.kind !== 'value') return [];
  const { file, value } = thing.place;
  if (value.kind === 'class') return methodOf(context, { kind: 'instance', file, id: value.id }, method);
  return value.kind === 'function' ? [{ kind: 'function', file, id: value.id }] : [];
}

/** A method of a class or of one that it extends. */
export function methodOf(context: Context, instance: Thing & { kind: 'instance' }, name: string): readonly FunctionTarget[] {
  return context.places.member(instance, name).flatMap((it): readonly FunctionTarget[] => {
    if (it.kind !== 'value' || it.place.value.kind !== 'function') return [];
    return [{ kind: 'function', file: it.place.file, id: it.place.value.id }];
  });
}
