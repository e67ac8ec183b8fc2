/** Calls of what certain packages give, each in every frame it runs in. */
import type { CallFact } from '../../facts/facts.js';
import { callAt, type Context } from './context.js';
import { dependenciesOf } from './depends.js';
import type { CallSite, PackageThing } from './place.js';

export interface CallTo {
  readonly site: CallSite;
  /** What is called, such as `Kafka().consumer().run`. */
  readonly callee: PackageThing;
}

/** Reports whether any file of the project imports a package. */
export function isImported({ packages }: Context, name: RegExp): boolean {
  return [...packages].some((it) => name.test(it));
}

/** Calls of a package; `mayBe` is a cheap look at the call before anything is followed. */
export function callsTo(context: Context, packages: RegExp, path: RegExp, mayBe: (call: CallFact) => boolean): readonly CallTo[] {
  if (!isImported(context, packages)) return [];
  return context.files.flatMap((file) =>
    file.syntax.calls.flatMap((call, index): readonly CallTo[] => {
      if (!mayBe(call) || isSurelyElse(context, { file, call: index }, packages)) return [];
      return context.frames.of({ file, call: index }).flatMap((frame): readonly CallTo[] => {
        const site = { file, call: index, frame };
        const found = calleesOf(context, site).find((it) => packages.test(it.name) && path.test(it.path));
        return found ? [{ site, callee: found }] : [];
      });
    }),
  );
}

/** Reports whether what is called is the same in every frame, and of no such package. */
function isSurelyElse(context: Context, site: CallSite, packages: RegExp): boolean {
  const { functions, loops, classes } = dependenciesOf(site.file, callAt(site), new Set());
  if (functions.size > 0 || loops.size > 0 || classes.size > 0) return false;
  return !calleesOf(context, site).some((it) => packages.test(it.name));
}

/** What a call calls, as far as it comes from packages: followed, else as its type says. */
export function calleesOf({ places, values }: Context, site: CallSite): readonly PackageThing[] {
  const { callee } = callAt(site);
  const followed = places.things({ file: site.file, value: callee, frame: site.frame }).filter((it) => it.kind === 'package');
  if (followed.length > 0) return followed;
  return values.targets(site.file, callee).flatMap((it) => (it.kind === 'package' ? [{ ...it, calls: [] }] : []));
}

export function isNamed(...names: readonly string[]): (call: CallFact) => boolean {
  return ({ callee }) => callee.kind === 'member' && names.includes(callee.name);
}
