/** Where a reader would say that a route is registered: at the call of the helper that says which route and which handler. */
import type { SourceLocation } from '../../analysis/location.js';
import { locationIn } from '../project-file.js';
import { callAt, type Context } from './context.js';
import type { CallSite, Place } from './place.js';

export interface Written {
  readonly site: CallSite;
  /** The end of the callee: the method in a chain over several lines. */
  readonly registeredBy: SourceLocation;
}

/** The call that hands a helper its handler, or else the whole of its path; the registration itself where no helper is between. */
export function writtenAt(context: Context, site: CallSite, handler: Place | undefined, path: Place | undefined): Written {
  const found = (handler && leaving(context, handler)) ?? (path && context.places.origin(path).site) ?? site;
  return { site: found, registeredBy: calleeEnd(found) };
}

/** The argument of a call that a place is; the callee where it is none of them. */
export function argumentAt(site: CallSite, place: Place): SourceLocation {
  const call = callAt(site);
  const index = call.arguments.findIndex((it) => it === place.value);
  return locationIn(site.file.path, call.argumentSpans[index] ?? call.span);
}

function calleeEnd(site: CallSite): SourceLocation {
  const call = callAt(site);
  const [, , line, character] = call.span;
  const name = call.callee.kind === 'member' && call.callee.name !== '[]' ? call.callee.name.length : 0;
  return locationIn(site.file.path, name === 0 || name > character ? call.span : [line, character - name, line, character]);
}

function leaving(context: Context, place: Place): CallSite | undefined {
  const origin = context.places.origin(place);
  if (origin.site) return origin.site;
  for (const value of partsOf(origin)) {
    const part = context.places.origin({ file: origin.file, value, frame: origin.frame });
    if (part.site) return part.site;
  }
  return undefined;
}

/** The arguments of a wrapper. */
function partsOf({ file, value }: Place): readonly Place['value'][] {
  return value.kind === 'result' ? (file.syntax.calls[value.call]?.arguments ?? []) : [];
}
