/** Express: routers mounted in routers, `app.route`, lists of handlers, error handlers, `app.param`. */
import { pathsIn } from './arguments.js';
import { argumentOf, callAt, note, type Context } from './context.js';
import { emit } from './emit.js';
import { foundIn, foundInArgument, linkOf, type Found } from './found.js';
import type { ChainLink, Handler } from './handler.js';
import { orderOf } from './order.js';
import type { CallSite, Place, Thing } from './place.js';
import { routerOf, type Receiver, type Registration } from './registrations.js';
import type { RouterGraph, RouterNode } from './router-graph.js';
import { locationIn } from '../project-file.js';

const verbs = /^(?:get|post|put|patch|delete|all|options|head|checkout|copy|lock|link|unlink|merge|move|notify|propfind|purge|report|search|subscribe|trace|query|ws)$/;

/** Collects what is mounted where; gives the handlers once everything was collected. */
export function expressHandlers(context: Context, graph: RouterGraph, registrations: readonly Registration[]): () => readonly Handler[] {
  const pending = registrations.map((it) => collect(context, graph, it));
  return () => pending.flatMap((it) => it());
}

export function expressNode(graph: RouterGraph, { key, path, parameter }: Receiver): RouterNode {
  // An application that is handed in is one; a router that is handed in is mounted somewhere.
  return graph.node(key, /^(?:\(\)|application|(?:Application|Express|Express\.Application|core\.Express)\(\))/.test(path) || (parameter !== undefined && !/Router/.test(path)));
}

function collect(context: Context, graph: RouterGraph, registration: Registration): () => readonly Handler[] {
  const { method, receiver, site } = registration;
  const node = expressNode(graph, receiver);
  if (method === 'use') return collectUse(context, graph, registration, node);
  if (method === 'param') return () => paramHandlers(context, registration, graph, node);
  if (!verbs.test(method)) return () => [];
  const onRoute = receiver.path.endsWith('.route()') ? receiver.calls.at(-1) : undefined;
  // `app.get('setting')` reads a setting.
  if (!onRoute && registration.arguments.length < 2) return () => [];
  const path = onRoute ? argumentOf(onRoute, 0) : registration.arguments[0];
  const paths = path ? (pathsIn(context, path, true) ?? ['{?}']) : [];
  const found = registration.arguments.slice(onRoute ? 0 : 1).flatMap((it) => foundHere(context, site, it));
  return () => {
    const routes = paths.flatMap((it) => graph.pathsOf(node, it));
    const before = graph.chainOf(node, paths[0], orderOf(context, site));
    const handlers = emit(context, { framework: 'express', site, method, path, routes, found, before, kindOf: (it, isLast) => kindOf(it, isLast ? 'route' : 'middleware') });
    // Some routers hand Express functions of their own, which see to promises.
    return receiver.package === 'express-promise-router' ? handlers.map((it) => ({ ...it, registered: [] })) : handlers;
  };
}

/** What an argument registers, with the place of the argument itself where it stands in the call. */
export function foundHere(context: Context, site: CallSite, place: Place): readonly Found[] {
  const { arguments: given, argumentSpans: spans, span } = callAt(site);
  const index = place.argument ?? given.indexOf(place.value);
  if (given[index] === place.value) return foundInArgument(context, site, index);
  return foundIn(context, place, locationIn(site.file.path, spans[index] ?? span));
}

function kindOf({ registered }: Found, otherwise: Handler['kind']): Handler['kind'] {
  return registered.some((it) => it.file.syntax.functions[it.id]?.parameters === 4) ? 'error' : otherwise;
}

function paramHandlers(context: Context, registration: Registration, graph: RouterGraph, node: RouterNode): readonly Handler[] {
  const [path, ...rest] = registration.arguments;
  const { site } = registration;
  const found = rest.flatMap((it) => foundHere(context, site, it));
  return emit(context, { framework: 'express', site, method: 'param', path, routes: [], found, before: graph.chainOf(node, undefined, orderOf(context, site)), kindOf: () => 'param' });
}

function collectUse(context: Context, graph: RouterGraph, registration: Registration, node: RouterNode): () => readonly Handler[] {
  const { site } = registration;
  const order = orderOf(context, site);
  const [first, ...others] = registration.arguments;
  const paths = first ? pathsIn(context, first, others.length > 0) : undefined;
  const links: ChainLink[] = [];
  const found: Found[] = [];
  for (const given of paths ? others : registration.arguments) {
    for (const place of flat(context, given)) {
      const routers = context.places.things(place).flatMap((it) => routersIn(context, it, place));
      for (const it of routers) expressNode(graph, it).mounts.push({ parent: node, order, paths: paths ?? [], links: [...links] });
      if (routers.length > 0) continue;
      noteDynamic(context, site, place);
      const here = foundHere(context, site, place);
      found.push(...here);
      links.push(...here.filter((it) => kindOf(it, 'middleware') !== 'error').map((it) => linkOf(context, it)));
    }
  }
  if (links.length > 0) node.uses.push({ order, paths: (paths ?? []).filter((it) => it !== '/' && it !== ''), links });
  return () => {
    const routes = (paths ?? []).flatMap((it) => graph.pathsOf(node, it));
    const before = graph.chainOf(node, paths?.[0], order);
    return emit(context, { framework: 'express', site, method: 'use', path: paths ? first : undefined, routes, found, before, kindOf: (it) => kindOf(it, 'middleware') });
  };
}

/** The items of a list that is handed over, or what is handed over itself. */
export function flat(context: Context, place: Place): readonly Place[] {
  const items = context.places.items(place);
  return items.length > 0 ? items : [place];
}

function routersIn(context: Context, thing: Thing, place: Place): readonly Receiver[] {
  return thing.kind === 'package' ? routerOf(context, thing, place).filter((it) => it.family === 'express') : [];
}

/** Counts a module that is loaded by a name the code does not say, where a router is expected. */
export function noteDynamic(context: Context, site: CallSite, place: Place): void {
  const call = place.value.kind === 'result' ? place.file.syntax.calls[place.value.call] : undefined;
  if (call?.callee.kind === 'global' && call.callee.name === 'require') note(context, site, 'mounts a module whose name the code does not say');
}
