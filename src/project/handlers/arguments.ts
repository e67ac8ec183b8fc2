/** The arguments of a registration: which are paths, and which are what runs. */
import { fallbackOf, textsOf } from './texts.js';
import type { Context } from './context.js';
import type { Place } from './place.js';

/** The texts of an argument that is a path or a list of paths; `undefined` when it is none. */
export function pathsIn(context: Context, place: Place, isUnknownPath: boolean): readonly string[] | undefined {
  const origin = context.places.origin(place);
  const { value } = origin;
  if (value.kind === 'text' || value.kind === 'joined' || value.kind === 'pattern') return textsOf(origin, context.places);
  if (value.kind === 'function' || value.kind === 'class' || value.kind === 'object') return undefined;
  const things = context.places.things(origin);
  const lists = things.filter((it) => it.kind === 'list');
  if (lists.length > 0) {
    const items = lists.flatMap((it) => context.places.itemsOf(it.items));
    const paths = items.map((it) => pathsIn(context, it, false));
    return items.length > 0 && paths.every((it) => it !== undefined) ? paths.flat() : undefined;
  }
  const isText = things.some((it) => it.kind === 'value' && /^(?:text|joined|pattern)$/.test(it.place.value.kind));
  if (isText || isTextCall(context, origin) || fallbackOf(origin.file, origin.value) !== undefined) return textsOf(origin, context.places);
  const isOpen = things.every((it) => it.kind === 'parameter' || it.kind === 'global');
  return isUnknownPath && isOpen && !isImported(origin) ? textsOf(origin, context.places) : undefined;
}

/** A call that gives a text which can be told at least in part: `path.join(a, b)`, `prefix.concat('/orders')`. */
function isTextCall(context: Context, place: Place): boolean {
  return place.value.kind === 'result' && textsOf(place, context.places).some((it) => it !== '{?}');
}

/** What is imported from a module that is not there is no path: paths are seldom imported from packages. */
function isImported({ file, value }: Place): boolean {
  const root = value.kind === 'member' ? value.of : value;
  return root.kind === 'definition' && file.syntax.definitions[root.id]?.kind === 'import';
}
