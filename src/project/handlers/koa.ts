/** Koa and its routers: prefixes, nested `routes()`, `koa-mount`, `koa-route`. */
import { pathsIn } from './arguments.js';
import { argumentOf, option, texts, type Context } from './context.js';
import { emit } from './emit.js';
import { flat, foundHere } from './express.js';
import { linkOf, type Found } from './found.js';
import type { ChainLink, Handler } from './handler.js';
import { orderOf, type Order } from './order.js';
import type { CallSite, PackageThing, Place, Thing } from './place.js';
import { routerOf, type Receiver, type Registration } from './registrations.js';
import type { RouterGraph, RouterNode } from './router-graph.js';

const verbs = /^(?:get|post|put|patch|delete|del|all|options|head|link|unlink)$/;

/** Collects what is mounted where; gives the handlers once everything was collected. */
export function koaHandlers(context: Context, graph: RouterGraph, registrations: readonly Registration[]): () => readonly Handler[] {
  const pending = registrations.map((it) => collect(context, graph, it));
  return () => pending.flatMap((it) => it());
}

function nodeOf(context: Context, graph: RouterGraph, receiver: Receiver): RouterNode {
  const node = graph.node(receiver.key, receiver.family === 'koa');
  const [made] = receiver.calls;
  if (made && receiver.family === 'koa-router' && node.prefixes.length === 0) node.prefixes.push(...option(context, argumentOf(made, 0), 'prefix'));
  return node;
}

function collect(context: Context, graph: RouterGraph, registration: Registration): () => readonly Handler[] {
  const { method, receiver, site } = registration;
  const node = nodeOf(context, graph, receiver);
  const [first, ...others] = registration.arguments;
  if (method === 'prefix' && first) node.prefixes.splice(0, node.prefixes.length, ...texts(context, first));
  if (method === 'use') return collectUse(context, graph, registration, node);
  if (receiver.family !== 'koa-router' || !first) return () => [];
  if (method === 'param') return () => emit(context, { framework: 'koa', site, method, path: first, routes: [], found: others.flatMap((it) => foundHere(context, site, it)), before: [], kindOf: () => 'param' });
  if (!verbs.test(method)) return () => [];
  // A route may have a name before its path.
  const isNamed = others[0] !== undefined && others.length > 1 && pathsIn(context, others[0], false) !== undefined;
  const path = isNamed ? (others[0] ?? first) : first;
  const paths = pathsIn(context, path, true) ?? ['{?}'];
  return routeOf(context, graph, { node, site, method, path, paths, handlers: isNamed ? others.slice(1) : others, order: orderOf(context, site) });
}

interface Route {
  readonly node: RouterNode;
  readonly site: CallSite;
  readonly method: string;
  readonly path: Place;
  readonly paths: readonly string[];
  readonly handlers: readonly Place[];
  readonly order: Order;
}

function routeOf(context: Context, graph: RouterGraph, { node, site, method, path, paths, handlers, order }: Route): () => readonly Handler[] {
  const found = handlers.flatMap((it) => foundHere(context, site, it));
  return () => {
    const routes = paths.flatMap((it) => graph.pathsOf(node, it));
    const before = graph.chainOf(node, paths[0], order);
    return emit(context, { framework: 'koa', site, method: method === 'del' ? 'delete' : method, path, routes, found, before, kindOf: (_, isLast) => (isLast ? 'route' : 'middleware') });
  };
}

function collectUse(context: Context, graph: RouterGraph, registration: Registration, node: RouterNode): () => readonly Handler[] {
  const { site } = registration;
  const order = orderOf(context, site);
  const [first, ...others] = registration.arguments;
  const paths = first && others.length > 0 ? pathsIn(context, first, false) : undefined;
  const links: ChainLink[] = [];
  const found: Found[] = [];
  const single: (() => readonly Handler[])[] = [];
  const take = (place: Place, at: readonly string[]): void => {
    const things = context.places.things(place);
    const mounted = things.flatMap((it) => mountedIn(context, it, place));
    for (const it of mounted) nodeOf(context, graph, it).mounts.push({ parent: node, order, paths: at, links: [...links] });
    for (const it of things) {
      const call = it.kind === 'package' ? it.calls.at(-1) : undefined;
      if (it.kind !== 'package' || !call) continue;
      if (it.name === 'koa-mount') takeMount(call, at);
      else if (it.name === 'koa-compose') for (const inner of flat(context, argumentOf(call, 0))) take(inner, at);
      else if (it.name === 'koa-route') single.push(koaRoute(context, graph, { thing: it, call, node, order }));
      else continue;
      return;
    }
    if (mounted.length > 0 || things.some(isAllowedMethods)) return;
    const here = foundHere(context, site, place);
    found.push(...here);
    links.push(...here.map((it) => linkOf(context, it)));
  };
  const takeMount = (call: CallSite, at: readonly string[]): void => {
    const prefix = pathsIn(context, argumentOf(call, 0), true);
    take(argumentOf(call, prefix ? 1 : 0), prefix ?? at);
  };
  for (const given of paths ? others : registration.arguments) for (const place of flat(context, given)) take(place, paths ?? []);
  if (links.length > 0) node.uses.push({ order, paths: paths ?? [], links });
  return () => {
    const routes = (paths ?? []).flatMap((it) => graph.pathsOf(node, it));
    const before = graph.chainOf(node, paths?.[0], order);
    const used = emit(context, { framework: 'koa', site, method: 'use', path: paths ? first : undefined, routes, found, before, kindOf: () => 'middleware' });
    return [...used, ...single.flatMap((it) => it())];
  };
}

/** `router.routes()` of a router, or an application that `koa-mount` is given. */
function mountedIn(context: Context, thing: Thing, place: Place): readonly Receiver[] {
  if (thing.kind !== 'package') return [];
  const path = thing.path.replace(/\.(?:routes|middleware)\(\)$/, '');
  const routers = routerOf(context, { ...thing, path }, place);
  return routers.filter((it) => (path === thing.path ? it.family === 'koa' : it.family === 'koa-router'));
}

function isAllowedMethods(thing: Thing): boolean {
  return thing.kind === 'package' && thing.path.endsWith('.allowedMethods()');
}

interface KoaRoute {
  readonly thing: PackageThing;
  readonly call: CallSite;
  readonly node: RouterNode;
  readonly order: Order;
}

/** `route.get('/orders', list)` of `koa-route`, which is middleware of its own. */
function koaRoute(context: Context, graph: RouterGraph, { thing, call, node, order }: KoaRoute): () => readonly Handler[] {
  const method = thing.path.replace(/\(\)$/, '');
  const path = argumentOf(call, 0);
  const handlers = [argumentOf(call, 1)];
  return routeOf(context, graph, { node, site: call, method, path, paths: pathsIn(context, path, true) ?? ['{?}'], handlers, order });
}
