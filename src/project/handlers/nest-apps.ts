/** Applications of NestJS: global prefix, versions, what runs for every route, and which application a controller belongs to. */
import type { ProjectFile } from '../project-file.js';
import { argumentOf, argumentsOf, option, texts, type Context } from './context.js';
import type { ChainLink } from './handler.js';
import { folderOf } from './known-calls.js';
import { nestLink, nestRoles } from './nest-links.js';
import { NestModules } from './nest-modules.js';
import type { CallSite } from './place.js';

export interface NestApp {
  readonly folder: string;
  readonly files: ReadonlySet<string>;
  readonly prefixes: string[];
  /** Paths that have no global prefix. */
  readonly excluded: string[];
  versioning: { readonly defaults: readonly string[]; readonly prefix: string } | undefined;
  readonly middleware: ChainLink[];
  readonly links: ChainLink[];
}

const settings = /^(?:setGlobalPrefix|enableVersioning|useGlobal(?:Guards|Pipes|Interceptors|Filters)|use)$/;

export class NestApps {
  readonly apps: readonly NestApp[];
  readonly modules: NestModules;
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    const starts = context.files.filter((file) => createsApp(context, file));
    this.apps = starts.map((file) => ({ folder: folderOf(file.path), files: reachedFrom(context, file), prefixes: [], excluded: [], versioning: undefined, middleware: [], links: [] }));
    this.modules = new NestModules(context);
    for (const { link, file } of this.modules.globals) for (const app of this.of(file)) app.links.push(link);
    for (const file of context.files) if (usesNest(file)) this.#configure(file);
  }

  /** The applications that a file belongs to: those that load it, and of these the nearest. */
  of(file: ProjectFile): readonly NestApp[] {
    const loading = this.apps.filter((it) => it.files.has(file.path));
    const candidates = loading.length > 0 ? loading : this.apps;
    const near = candidates.filter((it) => it.folder === '' || file.path.startsWith(`${it.folder}/`)).sort((a, b) => b.folder.length - a.folder.length);
    const [nearest] = near;
    return nearest ? [nearest] : loading;
  }

  /** Reports whether a controller answers in some application, as far as the code says. */
  isReached(file: ProjectFile, id: number, name: string): boolean {
    if (!this.modules.isUsed(file, id, name)) return false;
    return this.apps.length === 0 || this.of(file).length > 0;
  }

  #configure(file: ProjectFile): void {
    file.syntax.calls.forEach((call, index) => {
      if (call.callee.kind !== 'member' || !settings.test(call.callee.name) || !this.#isApp(file, call.callee.of)) return;
      const apps = this.of(file);
      for (const app of apps.length > 0 ? apps : this.apps) this.#set(app, { file, call: index }, call.callee.name);
    });
  }

  #set(app: NestApp, site: CallSite, name: string): void {
    const context = this.#context;
    const first = argumentOf(site, 0);
    if (name === 'setGlobalPrefix') {
      app.prefixes.push(...texts(context, first));
      const excluded = context.places.property(argumentOf(site, 1), 'exclude').flatMap((it) => context.places.items(it));
      app.excluded.push(...excluded.flatMap((it) => (it.value.kind === 'object' ? option(context, it, 'path') : texts(context, it))));
    } else if (name === 'enableVersioning') {
      app.versioning = versioningOf(context, site);
    } else if (name === 'use') {
      app.middleware.push(...argumentsOf(context, site).filter((it) => it.value.kind !== 'text').map((it) => nestLink(context, it, 'middleware', site)));
    } else {
      const role = nestRoles.find((it) => it.global === name)?.role ?? 'guard';
      app.links.push(...argumentsOf(context, site).map((it) => nestLink(context, it, role, site)));
    }
  }

  #isApp(file: ProjectFile, of: Parameters<Context['values']['targets']>[1]): boolean {
    const targets = this.#context.values.targets(file, of);
    const isNest = targets.some((it) => it.kind === 'package' && it.name.startsWith('@nestjs/') && /^(?:NestFactory\.create\w*\(\)|INestApplication\(\)|Nest\w*Application\(\)|NestApplication\(\))/.test(it.path));
    // Where nothing is known of it, a typed test helper or a cloud function hands the application in.
    return isNest || (targets.length === 0 && file.imports.some((it) => it.target.kind === 'package' && it.target.name === '@nestjs/core'));
  }
}

function usesNest(file: ProjectFile): boolean {
  return file.imports.some((it) => it.specifier.startsWith('@nestjs/'));
}

function createsApp(context: Context, file: ProjectFile): boolean {
  return usesNest(file) && file.syntax.calls.some((it) => it.callee.kind === 'member' && it.callee.name.startsWith('create') && context.values.targets(file, it.callee).some((found) => found.kind === 'package' && found.name === '@nestjs/core' && /^NestFactory\.create/.test(found.path) && found.path !== 'NestFactory.createApplicationContext'));
}

/** All that is loaded from a file, by imports. */
function reachedFrom({ places }: Context, start: ProjectFile): ReadonlySet<string> {
  const found = new Set([start.path]);
  for (const path of found) for (const it of places.files.get(path)?.imports ?? []) if (it.target.kind === 'file') found.add(it.target.file);
  return found;
}

function versioningOf(context: Context, site: CallSite): NestApp['versioning'] {
  const options = argumentOf(site, 0);
  const types = context.places.property(options, 'type').flatMap((it) => context.places.things(it)).flatMap((it) => (it.kind === 'package' ? [it.path] : []));
  if (types.length > 0 && !types.some((it) => it.endsWith('URI'))) return undefined;
  const [prefix] = option(context, options, 'prefix');
  const defaults = context.places.property(options, 'defaultVersion').flatMap((it) => versionsIn(context, it));
  return { defaults, prefix: prefix === undefined ? 'v' : prefix === 'false' ? '' : prefix };
}

/** Versions as a decorator or an option gives them; the empty one for `VERSION_NEUTRAL`. */
export function versionsIn(context: Context, place: Parameters<typeof texts>[1]): readonly string[] {
  const things = context.places.things(place);
  const items = things.flatMap((it) => (it.kind === 'list' ? context.places.itemsOf(it.items) : []));
  if (items.length > 0) return items.flatMap((it) => versionsIn(context, it));
  if (things.some((it) => it.kind === 'package' && it.path.endsWith('VERSION_NEUTRAL'))) return [''];
  return texts(context, place);
}
