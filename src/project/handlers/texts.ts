/** Texts: what a path or a name may be, as far as the code says. What is not known in one is written `{?}`. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { Place, Thing } from './place.js';

export const unknownText = '{?}';

interface Evaluate {
  readonly things: (place: Place) => readonly Thing[];
  readonly items: (place: Place) => readonly Place[];
}

const maximumTexts = 8;

/** Every text that a place may be; `{?}` alone when nothing is known. */
export function textsOf(place: Place, evaluate: Evaluate, depth = 0): readonly string[] {
  const { file, value } = place;
  if (depth > 12) return [unknownText];
  switch (value.kind) {
    case 'text':
      return [value.value];
    case 'number':
    case 'boolean':
      return [String(value.value)];
    case 'pattern':
      return [value.source];
    case 'joined':
      return product(value.parts.map((it) => textsOf({ ...place, value: it }, evaluate, depth + 1)));
    case 'global':
      return value.name === '__dirname' ? [`{dir}/${file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))}`] : [unknownText];
    default:
      return followed(place, evaluate, depth);
  }
}

function followed(place: Place, evaluate: Evaluate, depth: number): readonly string[] {
  const things = evaluate.things(place);
  const found = things.flatMap((it): readonly string[] => {
    if (it.kind !== 'value') return [];
    const { value } = it.place;
    if (value.kind === 'result') return resultTexts(it.place, value.call, evaluate, depth);
    return isText(value) ? textsOf(it.place, evaluate, depth + 1) : [];
  });
  const texts = [...new Set(found.length > 0 ? found : calledTexts(things, evaluate, depth))].slice(0, maximumTexts);
  // Where some of what it may be is known, what is not known adds nothing.
  const known = texts.filter((it) => !it.includes(unknownText));
  if (texts.length > 0) return known.length > 0 ? known : texts;
  // What is empty unless it is configured is left out.
  return /^\/?$/.test(fallbackOf(place.file, place.value) ?? unknownText) ? [''] : [unknownText];
}

function isText(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'number' || value.kind === 'joined' || value.kind === 'pattern' || value.kind === 'global';
}

/** `path.join(a, b)` of a package, as `__dirname` and folder names are put together. */
function calledTexts(things: readonly Thing[], evaluate: Evaluate, depth: number): readonly string[] {
  return things.flatMap((it): readonly string[] => {
    if (it.kind !== 'package' || it.name !== 'path' || !/^(?:posix\.)?(?:join|resolve)\(\)$/.test(it.path)) return [];
    const site = it.calls.at(-1);
    const call = site?.file.syntax.calls[site.call];
    if (!site || !call) return [];
    const parts = call.arguments.map((value) => textsOf({ file: site.file, value, frame: site.frame }, evaluate, depth + 1));
    return product(parts.flatMap((part, index) => (index === 0 ? [part] : [['/'], part]))).map((text) => text.replace(/\/{2,}/g, '/'));
  });
}

/** Methods of texts that leave them texts. */
function resultTexts(place: Place, index: number, evaluate: Evaluate, depth: number): readonly string[] {
  const call = place.file.syntax.calls[index];
  if (call?.callee.kind !== 'member') return [];
  const { callee } = call;
  const of = (): readonly string[] => textsOf({ ...place, value: callee.of }, evaluate, depth + 1);
  const given = call.arguments.map((value) => ({ ...place, value }));
  switch (callee.name) {
    case 'toLowerCase':
      return of().map((it) => (it === unknownText ? it : it.toLowerCase()));
    case 'toUpperCase':
      return of().map((it) => (it === unknownText ? it : it.toUpperCase()));
    case 'toString':
    case 'trim':
      return of();
    case 'concat':
      return product([of(), ...given.map((it) => textsOf(it, evaluate, depth + 1))]);
    case 'replace':
      return replaced(of(), call.arguments);
    case 'join': {
      const items = evaluate.items({ ...place, value: callee.of });
      const [separator] = given.flatMap((it) => textsOf(it, evaluate, depth + 1));
      return items.length === 0 ? [] : product(items.flatMap((it, position) => [...(position === 0 ? [] : [[separator ?? ',']]), textsOf(it, evaluate, depth + 1)]));
    }
    default:
      return [];
  }
}

/** `name.replace('.js', '')`, as file names become paths. */
function replaced(texts: readonly string[], [what, by]: readonly Value[]): readonly string[] {
  if (by?.kind !== 'text' || what === undefined) return [];
  if (what.kind === 'text') return texts.map((it) => it.replace(what.value, () => by.value));
  // Only the pattern that strips an extension is understood; no pattern from a workspace is run.
  const strips = what.kind === 'pattern' && /^\/\\\.[\w()|[\]?:\\+]*\$?\/\w*$/.test(what.source) && by.value === '';
  return strips ? texts.map((it) => it.replace(/\.[cm]?[jt]s$/, '')) : [];
}

/** The text that stands in for a value: `value || 'text'`. */
export function fallbackOf(file: ProjectFile, value: Value): string | undefined {
  const found = file.syntax.fallbacks.find((it) => it.value === value || (it.value.kind === value.kind && JSON.stringify(it.value) === JSON.stringify(value)));
  if (found) return found.text;
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind !== 'variable' || definition.path.length > 0 || definition.values.length !== 1) return undefined;
  const [only] = definition.values;
  return only && only !== value ? fallbackOf(file, only) : undefined;
}

/** Every way to put parts together, at most a few. */
function product(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>((before, part) => before.flatMap((head) => part.map((it) => head + it)).slice(0, maximumTexts), ['']);
}
