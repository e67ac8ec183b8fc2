/** For each service: whether its requests have an id, and which logs and outbound calls on their paths carry it. */
import type { RelatedLocation } from '../../analysis/finding.js';
import type { SourceLocation } from '../../analysis/location.js';
import type { CallFact } from '../../facts/facts.js';
import { accessLogs } from '../apis/logging.js';
import { overHttp, overUndici } from '../apis/outbound.js';
import { isDevelopmentOnly } from '../calls/development.js';
import { HotSet, pathText, pathTo, type HotFunction } from '../calls/hot-set.js';
import { locationIn, type ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { recognised } from '../recognised.js';
import { IdFlow } from './id-flow.js';
import { IdSources, type HasId } from './id-sources.js';
import { Loggers, type LogCall, type Logger } from './loggers.js';
import { nestLoggerOf } from './nest-logger.js';
import { Outbound } from './outbound.js';
import { isOutsideRequest } from './outside-request.js';
import { ServiceFiles } from './service-files.js';
import { findServiceRoots, type ServiceRoot } from './service-roots.js';
import { tracingOf, type Tracing } from './tracing.js';

/** A log or an outbound call on the path of a request. */
export interface Emission {
  readonly kind: 'log' | 'http' | 'publish';
  readonly file: ProjectFile;
  readonly at: SourceLocation;
  /** What is called, as written. */
  readonly text: string;
  readonly call: CallFact;
  /** Absent for what a middleware writes at the end of every request. */
  readonly hot: HotFunction | undefined;
  readonly state: 'carries' | 'plain' | 'unknown';
}

export interface Service {
  readonly root: ServiceRoot;
  readonly files: readonly ProjectFile[];
  readonly hasId: HasId;
  readonly handlers: number;
  readonly middleware: number;
  readonly tracing: Tracing;
  readonly emissions: readonly Emission[];
}

/** Hooks of Fastify that run with the process, not with a request. */
const lifecycle = /^(?:onready|onlisten|onclose|preclose|onregister|onroute)$/i;

const known = new WeakMap<ProjectGraph, Correlation>();

/** Every service of the project that answers requests or takes messages. */
export function servicesOf(graph: ProjectGraph): readonly Service[] {
  return correlationOf(graph).services;
}

/** Every call of server code that writes a log, in the order of files and calls. */
export function logCallsOf(graph: ProjectGraph): readonly LogCall[] {
  const { loggers } = correlationOf(graph);
  return graph.withRole('server').flatMap((file) => file.syntax.calls.flatMap((call) => loggers.logsOf(file, call)));
}

/** Three rules ask for the same, which is worked out once. */
function correlationOf(graph: ProjectGraph): Correlation {
  const correlation = known.get(graph) ?? new Correlation(graph);
  known.set(graph, correlation);
  return correlation;
}

/** How to get to what is emitted, for readers. */
export function wayTo({ hot, call }: Emission): readonly RelatedLocation[] {
  return hot ? pathTo(hot, call) : [];
}

/** `GET /orders → OrderService.list`, or what a middleware does. */
export function wayText({ hot }: Emission): string {
  return hot ? pathText(hot) : 'every request';
}

class Correlation {
  readonly #graph: ProjectGraph;
  readonly #ids: IdFlow;
  readonly loggers: Loggers;
  #services: readonly Service[] | undefined;
  readonly #outbound: Outbound;
  readonly #sources: IdSources;

  constructor(graph: ProjectGraph) {
    this.#graph = graph;
    const server = graph.withRole('server');
    this.#ids = new IdFlow({ files: server, values: graph.values, external: graph.external, isRecognised: recognised(graph, 'correlation') });
    this.loggers = new Loggers({ files: server, handlers: graph.handlers, values: graph.values, ids: this.#ids, isNamed: recognised(graph, 'loggers') });
    this.#outbound = new Outbound(graph, this.#ids);
    this.#sources = new IdSources(graph, this.#ids);
  }

  get services(): readonly Service[] {
    return (this.#services ??= this.#findServices());
  }

  #findServices(): readonly Service[] {
    const services = new ServiceFiles(this.#graph);
    const roots = findServiceRoots(this.#graph, services);
    const all = this.#graph.handlers.filter((it) => !lifecycle.test(it.method));
    const owned = roots.map((root) => ({ root, paths: new Set(root.files), handlers: all.filter((it) => root.files.has(it.file.path)) }));
    for (const handler of all) {
      const path = handler.file.path;
      if (roots.some((it) => it.files.has(path))) continue;
      // Routes that are loaded by their names belong to the one service around them.
      const folder = this.#graph.packageFolderOf(path);
      const around = owned.filter((it) => this.#graph.packageFolderOf(it.root.file.path) === folder);
      const [only] = around.length > 0 ? around : owned;
      if (!only || (around.length > 0 ? around : owned).length > 1) continue;
      only.handlers.push(handler);
      for (const it of services.below(path)) only.paths.add(it);
    }
    return owned.filter((it) => it.handlers.length > 0).map((it) => this.#service(it.root, it.paths, new HotSet(it.handlers, this.#graph.calls), it.handlers));
  }

  #service(root: ServiceRoot, paths: ReadonlySet<string>, hot: HotSet, handlers: ProjectGraph['handlers']): Service {
    const files = this.#graph.withRole('server').filter((it) => paths.has(it.path));
    const tracing = tracingOf(this.#graph, root.file.path, paths);
    const nest = nestLoggerOf(this.#graph, this.#ids, this.loggers, paths);
    const found = this.#sources.of(root, files, tracing);
    const isTold = this.#sources.tellsPowertools(files);
    const isBareLambda = root.package === 'lambda' && found === 'no';
    const fastify = root.package === 'fastify' ? this.#sources.fastifyOf(root) : 'maybe';
    const stateOf = (log: Logger): Emission['state'] | undefined => {
      if (log.state === 'carries') return log.from === 'fastify' && fastify === 'silent' ? undefined : log.state;
      if (log.from === 'fastify' && fastify === 'silent') return undefined;
      if (log.from === '@aws-lambda-powertools/logger' && isTold) return 'carries';
      if (log.from === '@nestjs/common') return stateOfNest(log, nest, tracing);
      if (tracing.coverage.logs.test(log.from)) return 'carries';
      // The runtime of a function on Lambda writes the id of the request in front of every line of the console.
      if (log.from === 'console' && (tracing.coverage.console || isBareLambda)) return 'carries';
      return log.state;
    };
    const emissions = [...this.#logs(hot, stateOf), ...this.#access(paths, tracing), ...this.#calls(hot, paths, tracing)];
    const isUsed = emissions.some((it) => it.state === 'carries' && !(it.kind === 'log' && isBareLambda));
    // What is named as an id and comes from nowhere that is known may be one.
    const hasId = found === 'no' && isUsed ? 'maybe' : found;
    const middleware = handlers.filter((it) => it.kind === 'middleware').length;
    return { root, files, hasId, handlers: handlers.length, middleware, tracing, emissions };
  }

  *#logs(hot: HotSet, stateOf: (log: LogCall) => Emission['state'] | undefined): Iterable<Emission> {
    for (const it of hot.functions) {
      const { file, id } = it.ref;
      if (file.role !== 'server' || this.loggers.isLogger(file, id)) continue;
      for (const call of this.#graph.calls.callsIn(it.ref)) {
        for (const log of this.loggers.logsOf(file, call)) {
          const state = stateOf(log);
          if (state === undefined || isDevelopmentOnly(file, call) || (state === 'plain' && isOutsideRequest(file, call))) continue;
          yield { kind: 'log', file, at: locationIn(file.path, log.span), text: log.text, call, hot: it, state };
        }
      }
    }
  }

  *#access(paths: ReadonlySet<string>, tracing: Tracing): Iterable<Emission> {
    for (const { file, call } of this.#graph.external.to(accessLogs)) {
      if (!paths.has(file.path) || isDevelopmentOnly(file, call)) continue;
      const carries = call.arguments.some((it) => this.#ids.mentions(file, it) || namesId(it)) || (tracing.coverage.logs.test('winston') && /winston/i.test(call.text));
      const isOpen = call.arguments.some((it) => it.kind === 'function' || it.kind === 'definition' || it.kind === 'member');
      yield { kind: 'log', file, at: locationIn(file.path, call.span), text: call.text, call, hot: undefined, state: carries ? 'carries' : isOpen ? 'unknown' : 'plain' };
    }
  }

  *#calls(hot: HotSet, paths: ReadonlySet<string>, { coverage, isPerhaps }: Tracing): Iterable<Emission> {
    for (const { external, kind, state } of this.#outbound.callsIn(paths, (it) => hot.find(it.within) !== undefined)) {
      const { file, call, within, package: name } = external;
      const at = hot.find(within);
      if (!at || isDevelopmentOnly(file, call)) continue;
      const isCovered = kind === 'publish' ? coverage.publish.test(name) : (coverage.http && overHttp.test(name)) || (coverage.undici && overUndici.test(name));
      yield { kind, file, at: locationIn(file.path, call.span), text: call.text, call, hot: at, state: isCovered ? 'carries' : state === 'plain' && isPerhaps ? 'unknown' : state };
    }
  }
}

function stateOfNest(log: Logger, nest: Logger, tracing: Tracing): Emission['state'] {
  if (nest.state !== 'plain') return nest.state;
  return tracing.coverage.logs.test(nest.from) ? 'carries' : log.state;
}

/** A format of an access log that prints the id: `:id`, `:req[x-request-id]`. */
function namesId(value: CallFact['arguments'][number]): boolean {
  const texts = value.kind === 'text' ? [value.value] : value.kind === 'joined' ? value.parts.flatMap((it) => (it.kind === 'text' ? [it.value] : [])) : [];
  return texts.some((it) => /:(?:id|rid|reqid|req-id|requestid|request-id|correlation-?id|trace-?id)\b|\[[^\]]*(?:request|correlation|trace)-?id\]/i.test(it));
}
