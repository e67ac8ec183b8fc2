/** Decorators of classes, methods and parameters, with what `applyDecorators` puts together. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import { argumentsOf, type Context } from './context.js';
import type { CallSite, Place, Thing } from './place.js';

export interface Decorator {
  readonly package: string;
  /** Name in its package, such as `Controller`. */
  readonly name: string;
  /** The call, with its arguments; absent for a decorator without parentheses. */
  readonly site: CallSite | undefined;
  /** The call as written at the class, which may be of a decorator of the project's own. */
  readonly written: CallSite | undefined;
}

/** What decorators come from packages, in the order in which they are written. */
export function decoratorsOf(context: Context, file: ProjectFile, values: readonly Value[]): readonly Decorator[] {
  return values.flatMap((value) => {
    const written = value.kind === 'result' ? { file, call: value.call } : undefined;
    return context.places.things({ file, value }).flatMap((it) => fromThing(context, it, written, 0));
  });
}

function fromThing(context: Context, thing: Thing, written: CallSite | undefined, depth: number): readonly Decorator[] {
  if (thing.kind !== 'package' || depth > 4) return [];
  const site = thing.path.endsWith('()') ? thing.calls.at(-1) : undefined;
  const name = thing.path.replace(/\(\)$/, '');
  if (name === 'applyDecorators' && site) return argumentsOf(context, site).flatMap((it) => context.places.things(it).flatMap((found) => fromThing(context, found, written, depth + 1)));
  return [{ package: thing.name, name, site, written }];
}

/** Arguments of every decorator with a name. */
export function argumentsOfAll(context: Context, decorators: readonly Decorator[], name: string): readonly Place[] {
  return decorators.flatMap((it) => (it.name === name && it.site ? argumentsOf(context, it.site) : []));
}
