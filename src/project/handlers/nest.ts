/** NestJS: routes of controllers with prefixes and versions, and all that runs before them. */
import type { ClassFact, MemberFact } from '../../facts/facts.js';
import { locationIn, type ProjectFile } from '../project-file.js';
import { pathsIn } from './arguments.js';
import { argumentOf, argumentsOf, option, texts, type Context } from './context.js';
import { decoratorsOf, type Decorator } from './decorators.js';
import type { ChainLink, FunctionTarget, Handler } from './handler.js';
import { NestApps, versionsIn, type NestApp } from './nest-apps.js';
import { decoratedLinks, nestLink, nestRoles } from './nest-links.js';
import { nestMessages, type Receiving } from './nest-messages.js';
import { classKey } from './nest-modules.js';
import { isBelow, joinPath } from './paths.js';

const routes = /^(?:Get|Post|Put|Patch|Delete|All|Options|Head|Sse|Search|Propfind|Proppatch|Mkcol|Copy|Move|Lock|Unlock)$/;
const parameters = /^(?:Body|Param|Query|Headers|UploadedFiles?|Payload|MessageBody|Args)$/;

/** Every handler that decorators make, in the order of files and classes. */
export function nestHandlers(context: Context): readonly Handler[] {
  const files = context.files.filter((it) => it.imports.some((imported) => imported.specifier.startsWith('@nestjs/')));
  if (files.length === 0) return [];
  const apps = new NestApps(context);
  return files.flatMap((file) => file.syntax.classes.flatMap((fact, id) => (fact.decorators.length === 0 ? [] : classHandlers(context, apps, { file, fact, id }))));
}

export interface NestClass {
  readonly file: ProjectFile;
  readonly fact: ClassFact;
  readonly id: number;
}

interface Method {
  readonly file: ProjectFile;
  readonly member: MemberFact;
  readonly function: number;
}

function classHandlers(context: Context, apps: NestApps, it: NestClass): readonly Handler[] {
  const decorators = decoratorsOf(context, it.file, it.fact.decorators).filter((found) => found.package.startsWith('@nestjs/'));
  const controller = decorators.find((found) => found.name === 'Controller');
  const receiving = decorators.find((found) => /^(?:Processor|WebSocketGateway|Resolver)$/.test(found.name));
  if (!controller && !receiving) return [];
  const found = apps.of(it.file);
  const isReached = controller !== undefined && apps.isReached(it.file, it.id, it.fact.name);
  return methodsOf(context, it.file, it.fact).flatMap((method) => {
    const own = decoratorsOf(context, method.file, method.member.decorators);
    const chainFor = (app: NestApp | undefined, path: string | undefined): readonly ChainLink[] => chainOf(context, apps, { app, path, controller: it, decorators, own, method });
    const given: Receiving = { cls: it, decorators, own, name: method.member.name, functions: functionOf(method), at: placeOf(method), chain: (path) => chainFor(found[0], path) };
    const messages = nestMessages(context, given);
    return controller && isReached ? [...messages, ...routesOf(context, apps, { given, controller, apps: found, chainFor })] : messages;
  });
}

/** Methods of a class and of those it extends, the nearest of each name. */
function methodsOf(context: Context, file: ProjectFile, fact: ClassFact, depth = 0): readonly Method[] {
  const own = fact.members.flatMap((member): readonly Method[] => (member.value.kind === 'function' && !member.static ? [{ file, member, function: member.value.id }] : []));
  if (!fact.extends || depth > 6) return own;
  const bases = context.places.things({ file, value: fact.extends }).flatMap((it): readonly Method[] => {
    const base = it.kind === 'value' && it.place.value.kind === 'class' ? it.place.file.syntax.classes[it.place.value.id] : undefined;
    return it.kind === 'value' && base ? methodsOf(context, it.place.file, base, depth + 1) : [];
  });
  return [...own, ...bases.filter((it) => it.member.decorators.length > 0 && !own.some((found) => found.member.name === it.member.name))];
}

interface Routing {
  readonly given: Receiving;
  readonly controller: Decorator;
  readonly apps: readonly NestApp[];
  readonly chainFor: (app: NestApp | undefined, path: string | undefined) => readonly ChainLink[];
}

function routesOf(context: Context, nest: NestApps, { given, controller, apps, chainFor }: Routing): readonly Handler[] {
  return given.own.flatMap((decorator): readonly Handler[] => {
    const { site } = decorator;
    const isMapping = decorator.name === 'RequestMapping';
    if (decorator.package !== '@nestjs/common' || !site || !(routes.test(decorator.name) || isMapping)) return [];
    const first = argumentOf(site, 0);
    const own = isMapping ? option(context, first, 'path') : given0(context, site) ? (pathsIn(context, first, true) ?? ['']) : [''];
    const prefixes = controllerPaths(context, controller);
    const outer = nest.modules.prefixesOf(given.cls.file, given.cls.id);
    const bases = outer.length === 0 ? prefixes : prefixes.flatMap((it) => outer.map((prefix) => joinPath(prefix, it)));
    const paths = bases.flatMap((base) => (own.length === 0 ? [''] : own).map((it) => joinPath(base, it)));
    const versions = versionsOf(context, given, controller);
    const full = apps.length === 0 ? paths : apps.flatMap((app) => paths.flatMap((path) => fullPaths(app, path, versions)));
    const written = decorator.written ?? site;
    const method = isMapping ? (requestMethod(context, site) ?? 'get') : decorator.name.toLowerCase();
    return [
      {
        framework: 'nestjs',
        kind: 'route',
        file: given.cls.file,
        method,
        path: first.value.kind === 'text' ? first.value.value : undefined,
        routes: [...new Set(full)],
        at: given.at,
        registeredBy: locationIn(written.file.path, written.file.syntax.calls[written.call]?.span ?? [0, 0, 0, 0]),
        functions: given.functions,
        registered: given.functions,
        isInline: true,
        chain: chainFor(apps[0], full[0]),
      },
    ];
  });
}

function given0(context: Context, site: NonNullable<Decorator['site']>): boolean {
  return argumentsOf(context, site).length > 0;
}

/** `RequestMethod.GET` of `@RequestMapping({ method })`. */
function requestMethod(context: Context, site: NonNullable<Decorator['site']>): string | undefined {
  const things = context.places.property(argumentOf(site, 0), 'method').flatMap((it) => context.places.things(it));
  return things.flatMap((it) => (it.kind === 'package' ? [(it.path.split('.').at(-1) ?? '').toLowerCase()] : []))[0];
}

function controllerPaths(context: Context, { site }: Decorator): readonly string[] {
  const [first] = site ? argumentsOf(context, site) : [];
  if (!first) return [''];
  const paths = pathsIn(context, first, true);
  if (paths) return paths;
  const named = context.places.property(first, 'path').flatMap((it) => pathsIn(context, it, true) ?? ['{?}']);
  return named.length === 0 ? [''] : named;
}

/** Versions of a method, else of its controller; `undefined` where neither has any. */
function versionsOf(context: Context, { own, decorators }: Receiving, controller: Decorator): readonly string[] | undefined {
  const version = [...own, ...decorators].find((it) => it.name === 'Version' && it.package === '@nestjs/common');
  if (version?.site) return versionsIn(context, argumentOf(version.site, 0));
  const given = controller.site ? context.places.property(argumentOf(controller.site, 0), 'version') : [];
  return given.length === 0 ? undefined : given.flatMap((it) => versionsIn(context, it));
}

function fullPaths(app: NestApp, path: string, versions: readonly string[] | undefined): readonly string[] {
  const { versioning } = app;
  const all = versioning ? (versions ?? versioning.defaults) : [''];
  const versioned = (all.length === 0 ? [''] : all).map((it) => (it === '' ? path : joinPath(`/${versioning?.prefix ?? ''}${it}`, path)));
  const isExcluded = app.excluded.some((it) => joinPath('', it) === path);
  return app.prefixes.length === 0 || isExcluded ? versioned : versioned.flatMap((it) => app.prefixes.map((prefix) => joinPath(joinPath('', prefix), it)));
}

function functionOf({ file, function: id }: Method): readonly FunctionTarget[] {
  return [{ kind: 'function', file, id }];
}

function placeOf({ file, function: id }: Method): Handler['at'] {
  return locationIn(file.path, file.syntax.functions[id]?.nameSpan ?? [0, 0, 0, 0]);
}

interface Chaining {
  readonly app: NestApp | undefined;
  readonly path: string | undefined;
  readonly controller: NestClass;
  readonly decorators: readonly Decorator[];
  readonly own: readonly Decorator[];
  readonly method: Method;
}

/** Middleware, then guards, interceptors, pipes and filters: of the application, of the controller, of the method. */
function chainOf(context: Context, { modules }: NestApps, { app, path, controller, decorators, own, method }: Chaining): readonly ChainLink[] {
  const applied = modules.middleware.filter((it) => {
    if (app && !app.files.has(it.file.path)) return false;
    return it.controllers.has(classKey(controller.file, controller.id)) || (path !== undefined && it.paths.some((at) => appliesTo(app, at, path)));
  });
  const roles = nestRoles.flatMap((role) => [
    ...(app?.links.filter((it) => it.role === role.role) ?? []),
    ...decoratedLinks(context, decorators, role),
    ...decoratedLinks(context, own, role),
    ...(role.role === 'pipe' ? parameterPipes(context, method) : []),
  ]);
  return [...(app?.middleware ?? []), ...applied.flatMap((it) => it.links), ...roles];
}

function appliesTo(app: NestApp | undefined, at: string, path: string): boolean {
  if (/^\/?(?:\*|\(\.\*\)|\{\*\w+\})/.test(at)) return true;
  return [joinPath('', at), ...(app?.prefixes ?? []).map((it) => joinPath(joinPath('', it), at))].some((it) => isBelow(path, it));
}

/** `@Param('id', ParseIntPipe)`, `@Body(new ValidationPipe())`. */
function parameterPipes(context: Context, { file, function: id }: Method): readonly ChainLink[] {
  const signature = file.syntax.functions[id]?.signature ?? [];
  return signature.flatMap((parameter) =>
    decoratorsOf(context, file, parameter.decorators).flatMap(({ name, package: from, site }): readonly ChainLink[] => {
      if (!site || !from.startsWith('@nestjs/') || !parameters.test(name)) return [];
      const given = argumentsOf(context, site).filter((it) => it.value.kind !== 'text' && it.value.kind !== 'object' && texts(context, it)[0] === '{?}');
      return given.map((it) => nestLink(context, it, 'pipe', site));
    }),
  );
}
