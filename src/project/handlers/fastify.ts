/** Fastify: shorthand and `route({…})`, plugins with prefixes and scopes of their own, hooks, schemas. */
import { unknown } from '../../facts/value.js';
import { pathsIn } from './arguments.js';
import type { Context } from './context.js';
import { emit } from './emit.js';
import { flat, foundHere } from './express.js';
import { pluginKey, type FastifyPlugins } from './fastify-plugins.js';
import { linkOf, type Found } from './found.js';
import type { ChainLink, Handler } from './handler.js';
import { orderOf } from './order.js';
import type { CallSite, Place } from './place.js';
import type { Receiver, Registration } from './registrations.js';
import type { Before, RouterGraph, RouterNode } from './router-graph.js';

const verbs = /^(?:get|post|put|patch|delete|all|options|head|propfind|proppatch|mkcol|copy|move|lock|unlock|trace|search)$/;

/** Hooks that run before the handler, in the order of the life of a request. */
const hooksBefore = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];

/** Collects what is registered where; gives the handlers once everything was collected. */
export function fastifyHandlers(context: Context, graph: RouterGraph, registrations: readonly Registration[], plugins: FastifyPlugins): () => readonly Handler[] {
  for (const use of plugins.uses) {
    const parent = nodeOf(graph, plugins, use.parent);
    const child = graph.node(pluginKey(use), plugins.isApplication(use.file, use.function));
    if (child !== parent) child.mounts.push({ parent, order: orderOf(context, use.site), paths: use.prefixes, links: [], isOpen: use.isOpen });
  }
  collectHooks(context, graph, plugins, registrations);
  const pending = registrations.map((it) => collect(context, graph, plugins, it));
  return () => pending.flatMap((it) => it());
}

function nodeOf(graph: RouterGraph, plugins: FastifyPlugins, { key, calls, parameter }: Receiver): RouterNode {
  return graph.node(key, calls.length > 0 || parameter === undefined || parameter.index > 0 || plugins.isApplication(parameter.file, parameter.function));
}

function collect(context: Context, graph: RouterGraph, plugins: FastifyPlugins, registration: Registration): () => readonly Handler[] {
  const { method, receiver, site } = registration;
  const node = nodeOf(graph, plugins, receiver);
  const [first, second, third] = registration.arguments;
  if (method === 'addHook' && second) return hook(context, registration);
  if (method === 'setErrorHandler' || method === 'setNotFoundHandler') {
    const found = registration.arguments.flatMap((it) => foundHere(context, site, it));
    return () => emit(context, { framework: 'fastify', site, method, path: undefined, routes: [], found, before: [], kindOf: () => 'error' });
  }
  if (method === 'use') {
    const found = registration.arguments.flatMap((it) => foundHere(context, site, it));
    node.uses.push({ order: orderOf(context, site), paths: [], links: found.map((it) => linkOf(context, it)), phase: 0 });
    return () => emit(context, { framework: 'fastify', site, method, path: undefined, routes: [], found, before: [], kindOf: () => 'middleware' });
  }
  if (method === 'route' && first) return fullRoute(context, graph, { node, site, options: first });
  if (!verbs.test(method) || !first || !second) return () => [];
  const handlers = third ? foundHere(context, site, third) : foundHere(context, site, second);
  const options = third || handlers.length === 0 ? second : undefined;
  const handler = handlers.length > 0 || !options ? handlers : handlerOf(context, site, options);
  return routeOf(context, graph, { node, site, methods: [method], path: first, options, found: handler });
}

interface Route {
  readonly node: RouterNode;
  readonly site: CallSite;
  readonly methods: readonly string[];
  readonly path: Place | undefined;
  readonly options: Place | undefined;
  readonly found: readonly Found[];
}

function fullRoute(context: Context, graph: RouterGraph, { node, site, options }: { node: RouterNode; site: CallSite; options: Place }): () => readonly Handler[] {
  const [path] = [...context.places.property(options, 'url'), ...context.places.property(options, 'path')];
  const methods = context.places.property(options, 'method').flatMap((it) => pathsIn(context, it, true) ?? ['{?}']);
  return routeOf(context, graph, { node, site, methods: methods.length > 0 ? methods : ['{?}'], path, options, found: handlerOf(context, site, options) });
}

function handlerOf(context: Context, site: CallSite, options: Place): readonly Found[] {
  return context.places.property(options, 'handler').flatMap((it) => foundHere(context, site, it));
}

function routeOf(context: Context, graph: RouterGraph, { node, site, methods, path, options, found }: Route): () => readonly Handler[] {
  const order = orderOf(context, site);
  const paths = (path && pathsIn(context, path, true)) ?? ['{?}'];
  const own = options ? hooksBefore.map((name, phase): Before => ({ paths: [], links: hookLinks(context, site, context.places.property(options, name).flatMap((it) => flat(context, it))), phase })) : [];
  const given = options ? objectOf(context, options) : undefined;
  // A route whose handler cannot be followed is a route all the same.
  const answers: readonly Found[] = found.length > 0 ? found : [{ place: { file: site.file, value: unknown }, at: emptyAt(site), things: [], functions: [], registered: [], isInline: false }];
  return () => {
    const routes = paths.flatMap((it) => graph.pathsOf(node, it));
    const chain = graph.chainOf(node, paths[0], order, own);
    return methods.flatMap((it) => emit(context, { framework: 'fastify', site, method: it, path, routes, found: answers, before: chain, kindOf: (_, isLast) => (isLast ? 'route' : 'middleware'), ...(given ? { options: given } : {}) }));
  };
}

function emptyAt({ file, call }: CallSite): Found['at'] {
  const [line, character, endLine, endCharacter] = file.syntax.calls[call]?.span ?? [0, 0, 0, 0];
  return { file: file.path, start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function objectOf(context: Context, place: Place): Handler['options'] {
  const [object] = context.places.things(place).flatMap((it) => (it.kind === 'value' && it.place.value.kind === 'object' ? [it.place] : []));
  return object ? { file: object.file, value: object.value } : { file: place.file, value: place.value };
}

function hook(context: Context, { site, arguments: given }: Registration): () => readonly Handler[] {
  const [name, ...rest] = given;
  const found = rest.flatMap((it) => foundHere(context, site, it));
  const names = name ? (pathsIn(context, name, false) ?? []) : [];
  // Hooks of the application itself run when it starts and stops.
  if (names.length > 0 && names.every((it) => /^on(?:Ready|Listen|Close|Register|Route)$|^preClose$/.test(it))) return () => [];
  return () => emit(context, { framework: 'fastify', site, method: names[0] ?? 'addhook', path: undefined, routes: [], found, before: [], kindOf: () => 'middleware' });
}

/** A hook runs for every route of its scope, wherever it is added; in a plugin without a scope of its own, for the parent's too. */
function collectHooks(context: Context, graph: RouterGraph, plugins: FastifyPlugins, registrations: readonly Registration[]): void {
  for (const { method, receiver, site, arguments: given } of registrations) {
    const [name, ...rest] = given;
    if (method !== 'addHook' || !name) continue;
    const [phase] = (pathsIn(context, name, false) ?? []).map((it) => hooksBefore.indexOf(it)).filter((it) => it !== -1);
    if (phase === undefined) continue;
    const links = hookLinks(context, site, rest);
    const order = orderOf(context, site);
    for (const scope of scopesOf(nodeOf(graph, plugins, receiver), [])) scope.uses.push({ order, paths: [], links, phase });
  }
}

function hookLinks(context: Context, site: CallSite, places: readonly Place[]): readonly ChainLink[] {
  return places.flatMap((it) => foundHere(context, site, it)).map((it) => linkOf(context, it, 'hook'));
}

function scopesOf(node: RouterNode, seen: readonly RouterNode[]): readonly RouterNode[] {
  if (seen.includes(node) || seen.length > 12) return [];
  const open = node.mounts.filter((it) => it.isOpen === true);
  return open.length === 0 ? [node] : [...new Set(open.flatMap((it) => scopesOf(it.parent, [...seen, node])))];
}
