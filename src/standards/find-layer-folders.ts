/** Finds the folders whose names say which part of a backend they hold. */
import { compareText } from '../analysis/location.js';
import { compileGlob, literalGlob } from './match.js';
import { foldersOf, sourceStart } from './propose-input.js';

/** Parts of a backend, from the outside in. */
export type Role = 'http' | 'jobs' | 'application' | 'domain' | 'persistence' | 'shared';

/** The folders of one part, at least one, with the code in them. */
export interface LayerFolders {
  readonly role: Role;
  /** The folders' own name where they share one, else the role. */
  readonly name: string;
  readonly globs: readonly string[];
  readonly files: ReadonlySet<string>;
}

/** The parts that folder names tell, from the outside in. `all` are the files that a glob might take in by mistake. */
export function findLayerFolders(sources: readonly string[], all: readonly string[]): LayerFolders[] {
  const isContainer = containersOf(sources);
  const found = new Map<Role, Map<string, string[]>>();
  for (const file of sources) {
    const place = placeOf(file, isContainer);
    if (place === undefined) continue;
    const folders = found.get(place.role) ?? new Map<string, string[]>();
    folders.set(place.folder, [...(folders.get(place.folder) ?? []), file]);
    found.set(place.role, folders);
  }

  return roles.flatMap((role) => {
    const folders = found.get(role);
    if (folders === undefined) return [];
    const paths = [...folders.keys()].sort(compareText);
    const names = new Set(paths.map(lastOf));
    const name = names.size === 1 ? lastOf(paths[0] ?? role) : role;
    return [{ role, name, globs: globsOf(paths, all), files: new Set([...folders.values()].flat()) }];
  });
}

/**
 * The parts that suffixes of files tell, such as `orders.controller.ts`, from the outside in: the habit of those who keep a
 * feature's files together. `all` are the files that a glob might take in.
 */
export function findLayerSuffixes(sources: readonly string[], all: readonly string[]): LayerFolders[] {
  const found = new Map<Role, Map<string, string[]>>();
  for (const file of sources) {
    const suffix = /\.([a-z-]+)\.([cm]?[jt]s)$/.exec(file);
    const role = roles.find((it) => suffixesByRole[it]?.includes(suffix?.[1] ?? ''));
    if (suffix?.[1] === undefined || role === undefined) continue;
    const ending = `*.${suffix[1]}.${suffix[2] ?? ''}`;
    const endings = found.get(role) ?? new Map<string, string[]>();
    endings.set(ending, [...(endings.get(ending) ?? []), file]);
    found.set(role, endings);
  }

  const top = commonFolder([...found.values()].flatMap((it) => [...it.values()].flat()));
  return roles.flatMap((role) => {
    const endings = found.get(role);
    if (endings === undefined) return [];
    const names = new Set([...endings.keys()].map((it) => it.split('.')[1] ?? ''));
    const [only = ''] = names;
    const globs = [...endings.keys()].sort(compareText).map((it) => `${top === '' ? '' : `${literalGlob(top)}/`}**/${it}`);
    const name = names.size === 1 ? pluralOf(only) : role;
    return [{ role, name, globs, files: new Set(all.filter((file) => globs.some((it) => compileGlob(it)(file)))) }];
  });
}

/** The part that a folder's name stands for, or `undefined`. */
export function roleOf(folder: string): Role | undefined {
  return roleByName.get(folder.toLowerCase());
}

const namesByRole: Readonly<Record<Role, readonly string[]>> = {
  http: ['routes', 'routers', 'controllers', 'http', 'api', 'rest', 'graphql', 'resolvers', 'handlers', 'endpoints', 'presentation'],
  jobs: ['jobs', 'consumers', 'workers', 'listeners', 'subscribers', 'processors', 'cron', 'queues'],
  application: ['services', 'usecases', 'use-cases', 'use_cases', 'application', 'interactors'],
  domain: ['domain', 'entities', 'core'],
  persistence: ['repositories', 'persistence', 'db', 'database', 'infrastructure', 'infra', 'models', 'dao', 'daos'],
  shared: ['utils', 'util', 'shared', 'lib', 'libs', 'common', 'helpers'],
};

const suffixesByRole: Readonly<Partial<Record<Role, readonly string[]>>> = {
  http: ['controller', 'resolver', 'gateway', 'routes', 'router'],
  jobs: ['processor', 'consumer', 'listener', 'subscriber', 'cron', 'job'],
  application: ['service', 'use-case', 'usecase', 'interactor', 'handler'],
  domain: ['aggregate', 'value-object', 'vo'],
  // With a mapper, an entity is a table by another name.
  persistence: ['repository', 'entity', 'schema', 'dao'],
};

const roles = Object.keys(namesByRole) as readonly Role[];

const roleByName: ReadonlyMap<string, Role> = new Map(
  roles.flatMap((role) => namesByRole[role].map((name) => [name, role] as const)),
);

// These often hold a whole application, as in `api/{routes,services}`, and then say nothing about a layer.
const vagueNames: ReadonlySet<string> = new Set(['api', 'http', 'core', 'lib', 'libs', 'shared', 'common']);

/** The outermost folder that names a part; what is inside it, such as `services/utils`, belongs to it. */
function placeOf(file: string, isContainer: (folder: string) => boolean): { role: Role; folder: string } | undefined {
  const folders = foldersOf(file);
  for (let index = sourceStart(folders); index < folders.length; index += 1) {
    const role = roleOf(folders[index] ?? '');
    const folder = folders.slice(0, index + 1).join('/');
    if (role !== undefined && !isContainer(folder)) return { role, folder };
  }
  return undefined;
}

function containersOf(sources: readonly string[]): (folder: string) => boolean {
  const rolesInside = new Map<string, Set<Role>>();
  const containers = new Set<string>();
  for (const file of sources) {
    const folders = foldersOf(file);
    const start = sourceStart(folders);
    // Above a `src` there are applications and packages, as in `services/orders/src`.
    for (let index = 1; index < start; index += 1) containers.add(folders.slice(0, index).join('/'));
    for (let index = start; index + 1 < folders.length; index += 1) {
      const inner = roleOf(folders[index + 1] ?? '');
      // Helpers are at home in every layer, so they do not make a container of one.
      if (!vagueNames.has(folders[index]?.toLowerCase() ?? '') || inner === undefined || inner === 'shared') continue;
      const folder = folders.slice(0, index + 1).join('/');
      rolesInside.set(folder, (rolesInside.get(folder) ?? new Set()).add(inner));
    }
  }
  return (folder) => containers.has(folder) || (rolesInside.get(folder)?.size ?? 0) >= 2;
}

/** Globs for folders: one for those that differ in one name, as in `orders/services` and `users/services`, if it is exact. */
function globsOf(folders: readonly string[], all: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const folder of folders) {
    const parts = folder.split('/').map(literalGlob);
    const pattern = parts.length < 3 ? parts.join('/') : [...parts.slice(0, -2), '*', ...parts.slice(-1)].join('/');
    groups.set(pattern, [...(groups.get(pattern) ?? []), folder]);
  }
  return [...groups].flatMap(([pattern, members]) => {
    const literal = members.map((it) => `${literalGlob(it)}/**`);
    if (members.length < 2) return literal;
    const matches = compileGlob(`${pattern}/**`);
    const isExact = all.every((file) => !matches(file) || members.some((it) => file.startsWith(`${it}/`)));
    return isExact ? [`${pattern}/**`] : literal;
  });
}

function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map(foldersOf);
  const length = others.reduce((most, it) => {
    const differs = first.findIndex((name, index) => it[index] !== name);
    return Math.min(most, differs < 0 ? first.length : differs);
  }, first.length);
  return first.slice(0, length).join('/');
}

function pluralOf(word: string): string {
  if (word.endsWith('y')) return `${word.slice(0, -1)}ies`;
  return word.endsWith('s') ? word : `${word}s`;
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
