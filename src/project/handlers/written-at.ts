/** Where a reader would say that a route is registered: at the call of the helper that says which route and which handler. */
import type { SourceLocation } from '../../analysis/location.js';
import { locationIn } from '../project-file.js';
import { callAt, type Context } from './context.js';
import { keyOfFrame, type CallSite, type Frame, type Place } from './place.js';

export interface Written {
  readonly site: CallSite;
  /** The end of the callee: the method in a chain over several lines. */
  readonly registeredBy: SourceLocation;
}

/** The call that hands a helper its handler, or else its path; the registration itself where no helper is between. */
export function writtenAt(context: Context, site: CallSite, handler: Place | undefined, path: Place | undefined): Written {
  const found = (handler && leaving(context, site, handler)) ?? (path && leaving(context, site, path)) ?? site;
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

function leaving(context: Context, site: CallSite, place: Place): CallSite | undefined {
  const origin = context.places.origin(place);
  if (keyOfFrame(origin.frame) !== keyOfFrame(site.frame) || origin.file !== site.file) return siteIn(site, origin);
  for (const value of partsOf(origin)) {
    const part = context.places.origin({ ...origin, value });
    if (keyOfFrame(part.frame) !== keyOfFrame(site.frame)) return siteIn(site, part);
  }
  return undefined;
}

/** The arguments of a wrapper, the parts of a text. */
function partsOf({ file, value }: Place): readonly Place['value'][] {
  if (value.kind === 'joined') return value.parts;
  return value.kind === 'result' ? (file.syntax.calls[value.call]?.arguments ?? []) : [];
}

/** The call on the way to a site that stands in the frame of a place. */
function siteIn(site: CallSite, { file, frame }: Place): CallSite | undefined {
  for (let it = enteredBy(site.frame); it; it = enteredBy(it.frame)) {
    if (it.file === file && keyOfFrame(it.frame) === keyOfFrame(frame)) return it;
  }
  return undefined;
}

function enteredBy(frame: Frame | undefined): CallSite | undefined {
  for (let it = frame; it; it = it.outer) if (it.entered) return it.entered;
  return undefined;
}
