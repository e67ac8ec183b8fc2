/** What the recognisers of the frameworks work with. */
import type { SourceLocation } from '../../analysis/location.js';
import type { CallFact } from '../../facts/facts.js';
import { unknown } from '../../facts/value.js';
import { locationIn, type ProjectFile } from '../project-file.js';
import type { Rejections } from '../rejections.js';
import type { Values } from '../values.js';
import type { Frames } from './frames.js';
import type { UnresolvedRegistration } from './handler.js';
import type { CallSite, Place } from './place.js';
import type { Places } from './places.js';
import { textsOf } from './texts.js';

export interface Context {
  /** Files whose handlers count, in order. */
  readonly files: readonly ProjectFile[];
  /** Packages that any of them imports. */
  readonly packages: ReadonlySet<string>;
  readonly values: Values;
  readonly rejections: Rejections;
  readonly places: Places;
  readonly frames: Frames;
  readonly unresolved: UnresolvedRegistration[];
}

export function callAt({ file, call }: CallSite): CallFact {
  const found = file.syntax.calls[call];
  if (!found) throw new Error(`no call ${call} in ${file.path}`);
  return found;
}

/** The arguments of a call with what is spread into them. */
export function argumentsOf(context: Context, site: CallSite): readonly Place[] {
  return callAt(site).arguments.flatMap((value, argument) => context.places.itemsOf([{ file: site.file, value, frame: site.frame }]).map((it) => ({ ...it, argument })));
}

export function argumentOf({ file, call, frame }: CallSite, index: number): Place {
  return { file, value: file.syntax.calls[call]?.arguments[index] ?? unknown, frame };
}

export function texts(context: Context, place: Place): readonly string[] {
  return textsOf(place, context.places);
}

export function locationOf({ file, call }: CallSite): SourceLocation {
  return locationIn(file.path, callAt({ file, call }).span);
}

export function note(context: Context, site: CallSite, reason: string): void {
  const at = locationOf(site);
  const isKnown = context.unresolved.some((it) => it.at.file === at.file && it.at.start.line === at.start.line && it.at.start.character === at.start.character);
  if (!isKnown) context.unresolved.push({ at, reason });
}

/** Texts of a member of an options object; empty where it has none. */
export function option(context: Context, place: Place, name: string): readonly string[] {
  return context.places.property(place, name).flatMap((it) => texts(context, it));
}
