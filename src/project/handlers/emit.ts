/** Turns what a registration holds into handlers: one for each argument that may be a function. */
import type { ChainLink, Framework, Handler } from './handler.js';
import { note, type Context } from './context.js';
import { linkOf, type Found } from './found.js';
import type { CallSite, Place } from './place.js';
import { argumentAt, writtenAt } from './written-at.js';

export interface Registered {
  readonly framework: Framework;
  readonly site: CallSite;
  readonly method: string;
  /** The expression of the path, where there is one. */
  readonly path: Place | undefined;
  readonly routes: readonly string[];
  readonly found: readonly Found[];
  /** What ran before the first of them. */
  readonly before: readonly ChainLink[];
  readonly kindOf: (found: Found, isLast: boolean) => Handler['kind'];
  readonly options?: Handler['options'];
}

export function emit(context: Context, it: Registered): readonly Handler[] {
  // A call that mounts routers, or makes a server without saying what answers, registers nothing itself.
  if (it.found.length === 0 && (it.method === 'use' || it.framework === 'http')) return [];
  const last = it.found.at(-1)?.place;
  const written = writtenAt(context, it.site, last, it.path);
  noteUnfollowed(context, it, written.site);
  const links = it.found.map((found) => linkOf(context, found));
  return it.found.map((found, index): Handler => {
    const isElsewhere = written.site !== it.site;
    return {
      framework: it.framework,
      kind: it.kindOf(found, index === it.found.length - 1),
      file: written.site.file,
      method: it.method.toLowerCase(),
      path: writtenPath(context, it.path),
      routes: it.routes,
      at: isElsewhere ? argumentAt(written.site, innerOrigin(context, found.place)) : found.at,
      registeredBy: written.registeredBy,
      functions: found.functions,
      registered: found.registered,
      isInline: found.isInline,
      chain: [...it.before, ...links.slice(0, index)],
      ...(it.options ? { options: it.options } : {}),
    };
  });
}

/** Counts a route of which the path is not known, or what answers it. */
function noteUnfollowed(context: Context, { found, routes }: Registered, site: CallSite): void {
  const last = found.at(-1);
  const isUnknown = last !== undefined && last.functions.length === 0 && last.things.every((it) => it.kind === 'parameter' || (it.kind === 'value' && it.place.value.kind === 'result'));
  if (last === undefined || isUnknown) note(context, site, 'what answers could not be followed');
  else if (routes.some((it) => it.startsWith('/{?}') || it === '{?}')) note(context, site, 'the path begins with something that could not be followed');
}

/** The path as written, where it is a plain text. */
function writtenPath(context: Context, path: Place | undefined): string | undefined {
  const origin = path && context.places.origin(path);
  return origin?.value.kind === 'text' ? origin.value.value : undefined;
}

/** What a helper's wrapper is given: the expression that the caller wrote. */
function innerOrigin(context: Context, place: Place): Place {
  const call = place.value.kind === 'result' ? place.file.syntax.calls[place.value.call] : undefined;
  const given = call?.arguments.map((value) => context.places.origin({ ...place, value })).find((it) => it.frame !== place.frame);
  return given ?? place;
}
