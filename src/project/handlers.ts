/** Handlers of the whole project. Known by declaration, never by name; one file of `handlers/` for each framework. */
import { compareText } from '../analysis/location.js';
import type { Context } from './handlers/context.js';
import { expressHandlers } from './handlers/express.js';
import { FastifyPlugins } from './handlers/fastify-plugins.js';
import { fastifyHandlers } from './handlers/fastify.js';
import { finaleHandlers } from './handlers/finale.js';
import { Frames } from './handlers/frames.js';
import type { FoundHandlers, Handler } from './handlers/handler.js';
import { graphqlHandlers } from './handlers/graphql.js';
import { honoHandlers } from './handlers/hono.js';
import { koaHandlers } from './handlers/koa.js';
import { messageHandlers } from './handlers/messages.js';
import { nestHandlers } from './handlers/nest.js';
import { nextHandlers } from './handlers/next.js';
import { ownRouterHandlers } from './handlers/own-routers.js';
import { Places } from './handlers/places.js';
import { findRegistrations, type Registration } from './handlers/registrations.js';
import { RouterGraph } from './handlers/router-graph.js';
import { httpHandlers, lambdaHandlers } from './handlers/servers.js';
import { trpcHandlers } from './handlers/trpc.js';
import type { ProjectFile } from './project-file.js';
import type { Rejections } from './rejections.js';
import type { Values } from './values.js';

export type { ChainLink, FoundHandlers, Framework, FunctionTarget, Handler, UnresolvedRegistration } from './handlers/handler.js';

/** Every handler of the project, in the order of files and places. Yields after each part of the work. */
export function* findHandlers(files: readonly ProjectFile[], values: Values, rejections: Rejections): Generator<void, FoundHandlers> {
  const server = files.filter((it) => it.role === 'server');
  const places: Places = new Places(new Map(files.map((it) => [it.path, it])), values, {
    pushed: (list) => ('instance' in list ? frames.pushedOnField(list.instance, list.field) : frames.pushedOn(list.file, list.definition)),
  });
  const frames = new Frames(places, server);
  yield* frames.prepare();
  const context: Context = { files: server, values, rejections, places, frames, packages: packagesOf(server), unresolved: [] };
  const servers = httpHandlers(context);
  yield;
  const handlers = [...(yield* routerHandlers(context))];
  yield;
  handlers.push(...nestHandlers(context), ...nextHandlers(context, files));
  yield;
  handlers.push(...servers, ...ownRouterHandlers(context, servers), ...lambdaHandlers(context), ...graphqlHandlers(context), ...trpcHandlers(context));
  yield;
  handlers.push(...messageHandlers(context));
  yield;
  return { handlers: distinct(handlers).sort(byPlace), unresolved: context.unresolved };
}

function packagesOf(files: readonly ProjectFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { imports } of files) for (const { target } of imports) if (target.kind === 'package' || target.kind === 'builtin') names.add(target.name);
  return names;
}

/** Handlers registered on routers; all that is mounted has to be known before the first full path. */
function* routerHandlers(context: Context): Generator<void, readonly Handler[]> {
  const plugins = new FastifyPlugins(context);
  const registrations = yield* findRegistrations(context, plugins.isPlugin);
  const graph = new RouterGraph();
  const of = (...families: readonly string[]): readonly Registration[] => registrations.filter((it) => families.includes(it.family));
  const emitting = [
    expressHandlers(context, graph, of('express')),
    koaHandlers(context, graph, of('koa', 'koa-router')),
    honoHandlers(context, graph, of('hono')),
    fastifyHandlers(context, graph, of('fastify'), plugins),
  ];
  return [...emitting.flatMap((emit) => emit()), ...finaleHandlers(context, graph)];
}

/** A helper that is reached in two ways registers one route all the same. */
function distinct(handlers: readonly Handler[]): Handler[] {
  const keyOf = ({ framework, kind, method, at, registeredBy: by, routes }: Handler): string =>
    `${framework} ${kind} ${method} ${at.file}:${at.start.line}:${at.start.character} ${by.start.line}:${by.start.character} ${routes.join(' ')}`;
  return [...new Map(handlers.map((it) => [keyOf(it), it])).values()];
}

/** Stable, so that handlers of one registration stay in their order. */
function byPlace(a: Handler, b: Handler): number {
  return compareText(a.file.path, b.file.path) || a.registeredBy.start.line - b.registeredBy.start.line || a.registeredBy.start.character - b.registeredBy.start.character;
}
