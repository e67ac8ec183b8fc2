/** Next.js: exports of `app/…/route.ts` by method, default exports below `pages/api`, and the middleware of the application. */
import { locationIn, type ProjectFile } from '../project-file.js';
import type { Context } from './context.js';
import { foundIn, linkOf, type Found } from './found.js';
import type { ChainLink, Handler } from './handler.js';
import type { Place } from './place.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const appRoute = /^(|.*\/)app\/((?:[^/]+\/)*)route\.[cm]?[jt]sx?$/;
const pagesRoute = /^(|.*\/)pages\/(api(?:\/[^/]+)*?)\.[cm]?[jt]sx?$/;

/** Handlers of every Next.js application, in the order of files. */
export function nextHandlers(context: Context, all: readonly ProjectFile[]): readonly Handler[] {
  const roots = new Set(all.filter((it) => it.imports.some(({ target }) => target.kind === 'package' && target.name === 'next')).map((it) => it.path));
  if (roots.size === 0) return [];
  const isNext = (folder: string): boolean => [...roots].some((it) => it.startsWith(folder));
  // What stands in a folder of templates is copied into other projects.
  const files = all.filter((it) => (it.role === 'server' || it.role === 'client') && !/(?:^|\/)templates?\//.test(it.path));
  return files.flatMap((file): readonly Handler[] => {
    const app = appRoute.exec(file.path);
    const pages = app ? null : pagesRoute.exec(file.path);
    const root = (app ?? pages)?.[1]?.replace(/src\/$/, '');
    if (root === undefined || !isNext(root)) return [];
    const before = middlewareOf(context, files, root);
    const path = routePath((app ?? pages)?.[2] ?? '');
    // A folder with an underscore is no part of the routes.
    if (path === undefined) return [];
    if (pages) return exported(context, file, { name: 'default', method: 'all', path, before });
    return methods.flatMap((name) => exported(context, file, { name, method: name.toLowerCase(), path, before }));
  });
}

interface Exported {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly before: readonly ChainLink[];
}

function exported(context: Context, file: ProjectFile, { name, method, path, before }: Exported): readonly Handler[] {
  const fact = file.syntax.exports.find((it) => it.name === name && it.kind === 'value') ?? (name === 'default' ? file.syntax.exports.find((it) => it.name === '=') : undefined);
  if (!fact) return [];
  const passed = fact.from && file.imports[fact.from.import];
  const places: readonly Place[] = fact.value
    ? [{ file, value: fact.value }]
    : context.places.exported(file, name).flatMap((it) => (it.kind === 'value' ? [it.place] : []));
  const at = passed ? locationIn(file.path, passed.span) : placeOf(file, places[0]);
  const found = places.flatMap((it) => foundIn(context, it, at)).slice(-1);
  const [only]: readonly (Found | undefined)[] = found;
  return [
    {
      framework: 'next',
      kind: 'route',
      file,
      method,
      path,
      routes: [path],
      at,
      registeredBy: at,
      functions: only?.functions ?? [],
      registered: only?.registered ?? [],
      isInline: places.some((it) => it.value.kind === 'function'),
      chain: before,
    },
  ];
}

/** Where an exported value is written: the name of a function, or the call that makes it. */
function placeOf(file: ProjectFile, place: Place | undefined): Handler['at'] {
  const value = place?.file === file ? place.value : undefined;
  const definition = value?.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  const written = definition?.kind === 'variable' ? definition.values[0] : definition?.kind === 'function' ? ({ kind: 'function', id: definition.id } as const) : value;
  if (written?.kind === 'function') return locationIn(file.path, file.syntax.functions[written.id]?.nameSpan ?? [0, 0, 0, 0]);
  if (written?.kind === 'result') return locationIn(file.path, file.syntax.calls[written.call]?.span ?? [0, 0, 0, 0]);
  return locationIn(file.path, [0, 0, 0, 0]);
}

/** The path of a folder: groups and slots are left out, brackets are parameters. */
function routePath(folder: string): string | undefined {
  const parts = folder.split('/').filter((it) => it !== '' && it !== 'index');
  if (parts.some((it) => it.startsWith('_'))) return undefined;
  const named = parts
    .filter((it) => !/^\(.*\)$/.test(it) && !it.startsWith('@'))
    .map((it) => it.replace(/^\[{1,2}\.\.\.(.+?)\]{1,2}$/, ':$1*').replace(/^\[(.+)\]$/, ':$1'));
  return `/${named.join('/')}`;
}

function middlewareOf(context: Context, files: readonly ProjectFile[], root: string): readonly ChainLink[] {
  const names = ['middleware', 'proxy'].flatMap((it) => [`${root}${it}`, `${root}src/${it}`]);
  const file = files.find((it) => names.includes(it.path.replace(/\.[cm]?[jt]s$/, '')));
  if (!file) return [];
  const [fact] = file.syntax.exports.filter((it) => it.value && /^(?:middleware|proxy|default)$/.test(it.name));
  if (!fact?.value) return [];
  const place: Place = { file, value: fact.value };
  return foundIn(context, place, placeOf(file, place)).map((it) => linkOf(context, it));
}
