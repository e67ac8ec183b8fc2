/** Modules of NestJS: global guards and the like, middleware for routes, prefixes that `RouterModule` gives. */
import type { CallFact } from '../../facts/facts.js';
import type { ProjectFile } from '../project-file.js';
import { argumentOf, argumentsOf, callAt, option, texts, type Context } from './context.js';
import { argumentsOfAll, decoratorsOf } from './decorators.js';
import type { ChainLink } from './handler.js';
import { nestLink, nestRoles } from './nest-links.js';
import { joinPath } from './paths.js';
import type { CallSite, Place, Thing } from './place.js';

/** Middleware that a module applies to some routes. */
export interface ModuleMiddleware {
  readonly file: ProjectFile;
  readonly links: readonly ChainLink[];
  /** Paths and controllers it runs for. */
  readonly paths: readonly string[];
  readonly controllers: ReadonlySet<string>;
}

export class NestModules {
  /** What `APP_GUARD` and the like provide. */
  readonly globals: { readonly file: ProjectFile; readonly link: ChainLink }[] = [];
  readonly middleware: ModuleMiddleware[] = [];
  readonly #context: Context;
  readonly #listed = new Set<string>();
  /** Prefixes by the key of a controller. */
  readonly #prefixes = new Map<string, string[]>();

  constructor(context: Context) {
    this.#context = context;
    for (const file of context.files) {
      if (!file.imports.some((it) => it.specifier.startsWith('@nestjs/'))) continue;
      this.#collectListed(file);
      if (file.imports.some((it) => it.names.some((name) => name.imported.startsWith('APP_')))) this.#collectGlobals(file);
      file.syntax.calls.forEach((call, index) => {
        if (call.callee.kind !== 'member') return;
        if (call.callee.name === 'forRoutes') this.#collectMiddleware({ file, call: index }, call);
        if (call.callee.name === 'register' || call.callee.name === 'forRoutes') this.#collectPrefixes({ file, call: index });
      });
    }
  }

  /** Reports whether a controller is one of some module, or is at least loaded by another file. */
  isUsed({ path }: ProjectFile, id: number, name: string): boolean {
    if (this.#listed.size === 0 || this.#listed.has(`${path}#${id}`)) return true;
    const loads = (file: ProjectFile): boolean => file.imports.some((it) => it.kind !== 'reexport' && it.target.kind === 'file' && it.target.file === path && it.names.some((taken) => taken.imported === name || taken.imported === '*'));
    return this.#context.files.some((file) => file.path !== path && loads(file));
  }

  /** Prefixes that `RouterModule` gives a controller. */
  prefixesOf(file: ProjectFile, id: number): readonly string[] {
    return this.#prefixes.get(classKey(file, id)) ?? [];
  }

  /** Controllers of `@Module({ controllers })` and of modules that functions put together. */
  #collectListed(file: ProjectFile): void {
    const context = this.#context;
    const modules = file.syntax.classes.flatMap((it) => (it.decorators.length === 0 ? [] : argumentsOfAll(context, decoratorsOf(context, file, it.decorators), 'Module')));
    const returned = file.syntax.functions.flatMap((it) => it.returns.flatMap((value): readonly Place[] => (value.kind === 'object' ? [{ file, value }] : [])));
    for (const options of [...modules, ...returned]) {
      const controllers = context.places.property(options, 'controllers').flatMap((it) => context.places.items(it));
      for (const key of controllers.flatMap((it) => context.places.things(it)).flatMap(classesIn)) this.#listed.add(key);
    }
  }

  #collectGlobals(file: ProjectFile): void {
    const context = this.#context;
    for (const it of file.syntax.classes) {
      const [options] = argumentsOfAll(context, decoratorsOf(context, file, it.decorators), 'Module');
      if (!options) continue;
      for (const provider of context.places.property(options, 'providers').flatMap((place) => context.places.items(place))) this.#addGlobal(file, provider);
    }
  }

  #addGlobal(file: ProjectFile, provider: Place): void {
    const { places } = this.#context;
    const tokens = places.property(provider, 'provide').flatMap((it) => places.things(it));
    const role = nestRoles.find(({ token }) => tokens.some((it) => it.kind === 'package' && it.name === '@nestjs/core' && it.path === token))?.role;
    if (!role) return;
    const given = ['useClass', 'useExisting', 'useValue'].flatMap((name) => places.property(provider, name));
    const made = places.property(provider, 'useFactory').flatMap((it) => places.things(it)).flatMap(returnsOf);
    for (const place of [...given, ...made]) this.globals.push({ file, link: nestLink(this.#context, place, role, undefined) });
  }

  /** `consumer.apply(First, second).forRoutes('orders', OrdersController)`. */
  #collectMiddleware(site: CallSite, call: CallFact): void {
    const context = this.#context;
    const applied = applyCall(site, call);
    if (!applied) return;
    const links = argumentsOf(context, applied).flatMap((it) => this.#flat(it)).map((it) => nestLink(context, it, 'middleware', applied));
    const targets = argumentsOf(context, site).flatMap((it) => this.#flat(it));
    const controllers = new Set<string>();
    const paths: string[] = [];
    for (const target of targets) {
      const classes = context.places.things(target).flatMap(classesIn);
      for (const key of classes) controllers.add(key);
      if (classes.length > 0) continue;
      const named = option(context, target, 'path');
      paths.push(...(named.length > 0 ? named : texts(context, target)));
    }
    this.middleware.push({ file: site.file, links, paths, controllers });
  }

  #flat(place: Place): readonly Place[] {
    const items = this.#context.places.items(place);
    return items.length > 0 ? items : [place];
  }

  /** `RouterModule.register([{ path, module, children }])`. */
  #collectPrefixes(site: CallSite): void {
    const { places } = this.#context;
    const isRouter = places.things({ file: site.file, value: callAt(site).callee }).some((it) => it.kind === 'package' && /^RouterModule\./.test(it.path));
    if (isRouter) for (const it of places.items(argumentOf(site, 0))) this.#addPrefix(it, '', 0);
  }

  #addPrefix(route: Place, outer: string, depth: number): void {
    const context = this.#context;
    const [path] = option(context, route, 'path');
    const prefix = joinPath(outer, path ?? '');
    const modules = context.places.property(route, 'module').flatMap((it) => context.places.things(it));
    for (const it of modules) {
      if (it.kind !== 'value' || it.place.value.kind !== 'class') continue;
      const fact = it.place.file.syntax.classes[it.place.value.id];
      const [options] = fact ? argumentsOfAll(context, decoratorsOf(context, it.place.file, fact.decorators), 'Module') : [];
      const controllers = options ? context.places.property(options, 'controllers').flatMap((place) => context.places.items(place)) : [];
      for (const key of controllers.flatMap((place) => context.places.things(place)).flatMap(classesIn)) this.#prefixes.set(key, [...(this.#prefixes.get(key) ?? []), prefix]);
    }
    if (depth > 6) return;
    for (const child of context.places.property(route, 'children').flatMap((it) => context.places.items(it))) this.#addPrefix(child, prefix, depth + 1);
  }
}

export function classKey(file: ProjectFile, id: number): string {
  return `${file.path}#${id}`;
}

function classesIn(thing: Thing): readonly string[] {
  return thing.kind === 'value' && thing.place.value.kind === 'class' ? [classKey(thing.place.file, thing.place.value.id)] : [];
}

function returnsOf(thing: Thing): readonly Place[] {
  if (thing.kind !== 'value' || thing.place.value.kind !== 'function') return [];
  const { file, value } = thing.place;
  return file.syntax.functions[value.id]?.returns.map((it) => ({ file, value: it })) ?? [];
}

/** The `apply` at the beginning of a chain. */
function applyCall(site: CallSite, call: CallFact): CallSite | undefined {
  let at: CallFact | undefined = call;
  for (let steps = 0; steps < 6 && at?.callee.kind === 'member' && at.callee.of.kind === 'result'; steps += 1) {
    const index: number = at.callee.of.call;
    at = site.file.syntax.calls[index];
    if (at?.callee.kind === 'member' && at.callee.name === 'apply') return { file: site.file, call: index };
  }
  return undefined;
}
