/** Routes that `finale-rest` and its forerunner `epilogue` make for Sequelize models on an Express application. */
import { argumentOf, texts, type Context } from './context.js';
import { callsTo, isNamed } from './calls-to.js';
import { expressNode, flat } from './express.js';
import type { Handler } from './handler.js';
import { orderOf } from './order.js';
import { routerOf } from './registrations.js';
import type { RouterGraph, RouterNode } from './router-graph.js';
import { writtenAt } from './written-at.js';

const packages = /^(?:finale-rest|epilogue)$/;

/** What each action answers; the first endpoint is that of the list, the second that of one item. */
const actions = [
  { action: 'create', method: 'post', endpoint: 0 },
  { action: 'list', method: 'get', endpoint: 0 },
  { action: 'read', method: 'get', endpoint: 1 },
  { action: 'update', method: 'put', endpoint: 1 },
  { action: 'delete', method: 'delete', endpoint: 1 },
] as const;

export function finaleHandlers(context: Context, graph: RouterGraph): readonly Handler[] {
  const nodes = callsTo(context, packages, /^initialize$/, isNamed('initialize')).flatMap(({ site }) =>
    context.places.property(argumentOf(site, 0), 'app').flatMap((app) => context.places.things(app).flatMap((it) => (it.kind === 'package' ? routerOf(context, it, app) : [])).map((it) => expressNode(graph, it))),
  );
  const [node]: readonly (RouterNode | undefined)[] = nodes;
  return callsTo(context, packages, /^resource$/, isNamed('resource')).flatMap(({ site }) => {
    const options = argumentOf(site, 0);
    const endpoints = context.places.property(options, 'endpoints').flatMap((it) => flat(context, it)).map((it) => texts(context, it));
    const chosen = context.places.property(options, 'actions').flatMap((it) => flat(context, it)).flatMap((it) => texts(context, it));
    const { registeredBy } = writtenAt(context, site, undefined, undefined);
    return actions.flatMap(({ action, method, endpoint }): readonly Handler[] => {
      if (chosen.length > 0 && !chosen.includes(action)) return [];
      const paths = endpoints[endpoint] ?? [];
      const routes = node ? paths.flatMap((it) => graph.pathsOf(node, it)) : paths;
      const chain = node ? graph.chainOf(node, paths[0], orderOf(context, site)) : [];
      return [{ framework: 'express', kind: 'route', file: site.file, method, path: undefined, routes, at: registeredBy, registeredBy, functions: [], registered: [], isInline: false, chain }];
    });
  });
}
