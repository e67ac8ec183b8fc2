/** The order in which registrations run: where they stand, seen from where the functions around them are called. */
import type { Context } from './context.js';
import { callAt } from './context.js';
import type { CallSite, Frame } from './place.js';

/** Calls that lead to a registration, outermost first, and the registration itself. */
export type Order = readonly CallSite[];

const maximumDepth = 8;

export function orderOf(context: Context, site: CallSite): Order {
  const entered = [...sitesOf(site.frame), site];
  return [...callersOf(context, entered[0] ?? site), ...entered];
}

/** Negative where `a` runs first. */
export function compareOrder(a: Order, b: Order): number {
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    const [first, second] = [a[index], b[index]];
    if (!first || !second) break;
    if (first.file !== second.file) return compareFiles(first, second);
    if (first.call !== second.call) return first.call - second.call;
  }
  return a.length - b.length;
}

function sitesOf(frame: Frame | undefined): Order {
  if (!frame) return [];
  const { entered } = frame;
  return entered ? [...sitesOf(entered.frame), entered] : sitesOf(frame.outer);
}

/** The first call of the function that a site stands in, and so on outwards. */
function callersOf(context: Context, site: CallSite): Order {
  const found: CallSite[] = [];
  let at = site;
  while (found.length < maximumDepth) {
    const id = callAt(at).within;
    if (id === -1) break;
    const caller = context.frames.callersOf(at.file, id).find((it) => it.file.role !== 'test' && !found.some((known) => known.file === it.file && known.call === it.call));
    if (!caller) break;
    found.unshift(caller);
    at = caller;
  }
  return found;
}

/** A file is loaded before what imports it; other files compare by name. */
function compareFiles(a: CallSite, b: CallSite): number {
  const loads = (one: CallSite, other: CallSite): boolean => one.file.imports.some((it) => it.target.kind === 'file' && it.target.file === other.file.path);
  if (loads(a, b)) return 1;
  if (loads(b, a)) return -1;
  return a.file.path < b.file.path ? -1 : 1;
}
