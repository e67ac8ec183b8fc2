/** Hono: `basePath`, `route`, `on`, several handlers at one path, routes described for OpenAPI. */
import { pathsIn } from './arguments.js';
import { argumentOf, callAt, option, texts, type Context } from './context.js';
import { emit } from './emit.js';
import { flat, foundHere } from './express.js';
import { linkOf, type Found } from './found.js';
import type { Handler } from './handler.js';
import { orderOf } from './order.js';
import { joinPath } from './paths.js';
import type { CallSite, Place } from './place.js';
import { routerOf, type Receiver, type Registration } from './registrations.js';
import type { RouterGraph, RouterNode } from './router-graph.js';

const verbs = /^(?:get|post|put|patch|delete|all|options|head)$/;

/** Collects what is mounted where; gives the handlers once everything was collected. */
export function honoHandlers(context: Context, graph: RouterGraph, registrations: readonly Registration[]): () => readonly Handler[] {
  const pending = registrations.map((it) => collect(context, graph, it));
  return () => pending.flatMap((it) => it());
}

function collect(context: Context, graph: RouterGraph, registration: Registration): () => readonly Handler[] {
  const { method, receiver, site } = registration;
  const node = graph.node(receiver.key, true);
  const bases = basesOf(context, receiver);
  const order = orderOf(context, site);
  const [first, ...others] = registration.arguments;
  if (method === 'route' && first) {
    mount(context, graph, { registration, node, bases });
    return () => [];
  }
  if (method === 'onError' || method === 'notFound') {
    const found = registration.arguments.flatMap((it) => foundHere(context, site, it));
    return () => emit(context, { framework: 'hono', site, method, path: undefined, routes: [], found, before: [], kindOf: () => 'error' });
  }
  const route = routeOf(context, registration);
  if (!route) return () => [];
  const paths = route.paths.flatMap((it) => bases.map((base) => joinPath(base, it)));
  const found = route.handlers.flatMap((it) => flat(context, it)).flatMap((it) => foundHere(context, site, it));
  const isUse = method === 'use';
  if (isUse) node.uses.push({ order, paths: paths.filter((it) => !/^\/?\*$/.test(it)), links: found.map((it) => linkOf(context, it)) });
  return () => {
    const routes = isUse && others.length === 0 ? [] : paths.flatMap((it) => graph.pathsOf(node, it));
    const before = graph.chainOf(node, paths[0], order);
    const kindOf = (_: Found, isLast: boolean): Handler['kind'] => (isUse || !isLast ? 'middleware' : 'route');
    return route.methods.flatMap((it) => emit(context, { framework: 'hono', site, method: it, path: route.path, routes, found, before, kindOf, ...(route.options ? { options: route.options } : {}) }));
  };
}

interface Mounting {
  readonly registration: Registration;
  readonly node: RouterNode;
  readonly bases: readonly string[];
}

function mount(context: Context, graph: RouterGraph, { registration, node, bases }: Mounting): void {
  const [first, child] = registration.arguments;
  if (!first || !child) return;
  const paths = (pathsIn(context, first, true) ?? ['{?}']).flatMap((it) => bases.map((base) => joinPath(base, it)));
  const order = orderOf(context, registration.site);
  for (const it of context.places.things(child)) {
    if (it.kind !== 'package') continue;
    for (const router of routerOf(context, it, child)) graph.node(router.key, true).mounts.push({ parent: node, order, paths, links: [] });
  }
}

/** Prefixes that `basePath` gave on the way to a router. */
function basesOf(context: Context, { path, calls }: Receiver): readonly string[] {
  const steps = path.split('.').filter((it) => it.endsWith('()'));
  const given = steps.flatMap((step, index) => {
    const call = calls[index];
    return step === 'basePath()' && call ? [texts(context, argumentOf(call, 0))] : [];
  });
  return given.reduce<readonly string[]>((before, part) => before.flatMap((base) => part.map((it) => joinPath(base, it))), ['']);
}

interface HonoRoute {
  readonly methods: readonly string[];
  readonly path: Place | undefined;
  readonly paths: readonly string[];
  readonly handlers: readonly Place[];
  readonly options?: Handler['options'];
}

function routeOf(context: Context, { method, arguments: given, site }: Registration): HonoRoute | undefined {
  const [first, second, ...rest] = given;
  if (!first) return undefined;
  if (method === 'on' && second) {
    const methods = (pathsIn(context, first, false) ?? []).map((it) => it.toLowerCase());
    return { methods, path: second, paths: pathsIn(context, second, true) ?? ['{?}'], handlers: rest };
  }
  if (method === 'openapi' && second) return describedRoute(context, first, [second, ...rest]);
  if (method !== 'use' && !verbs.test(method)) return undefined;
  const paths = pathsIn(context, first, given.length > 1);
  const handlers = paths ? given.slice(1) : given;
  if (handlers.length === 0) return undefined;
  const earlier = paths || method === 'use' ? undefined : earlierPath(context, site);
  return { methods: [method], path: paths ? first : earlier, paths: paths ?? (earlier && pathsIn(context, earlier, true)) ?? ['*'], handlers };
}

/** The path that a chain named before: `app.get('/orders', list).post(create)`. */
function earlierPath(context: Context, { file, call, frame }: CallSite): Place | undefined {
  const { callee } = callAt({ file, call });
  const before = callee.kind === 'member' && callee.of.kind === 'result' ? callee.of.call : undefined;
  if (before === undefined) return undefined;
  const site = { file, call: before, frame };
  const { callee: method } = callAt(site);
  if (method.kind !== 'member' || !verbs.test(method.name)) return undefined;
  const first = argumentOf(site, 0);
  return pathsIn(context, first, true) ? first : earlierPath(context, site);
}

/** `app.openapi(createRoute({ method, path, … }), handler)`. */
function describedRoute(context: Context, described: Place, handlers: readonly Place[]): HonoRoute {
  const calls = context.places.things(described).flatMap((it) => (it.kind === 'package' ? it.calls.slice(-1) : []));
  const place = calls[0] ? argumentOf(calls[0], 0) : described;
  const paths = option(context, place, 'path').map((it) => it.replace(/\{(\w+)\}/g, ':$1'));
  const [path] = context.places.property(place, 'path');
  const methods = option(context, place, 'method');
  const before = context.places.property(place, 'middleware').flatMap((it) => flat(context, it));
  const [object] = context.places.things(place).filter((it) => it.kind === 'value');
  const options = object ? { file: object.place.file, value: object.place.value } : { file: place.file, value: place.value };
  return { methods: methods.length > 0 ? methods : ['{?}'], path, paths: paths.length > 0 ? paths : ['{?}'], handlers: [...before, ...handlers], options };
}
