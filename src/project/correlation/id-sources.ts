/** What gives the requests of a service an id: middleware, loggers, frameworks, tracing, code of its own. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { idGetters, idPackages, isIdHeader, isIdHeaderMember, isIdName, isPlainIdHeader, requestLoggers } from '../apis/request-ids.js';
import { plainMiddleware } from '../apis/tracing.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import type { IdFlow } from './id-flow.js';
import type { ServiceRoot } from './service-roots.js';
import type { Tracing } from './tracing.js';
import { calleeName, constantText, isRequest, matchesTable } from './value-names.js';

/** `maybe` where something that was not followed may give an id. */
export type HasId = 'yes' | 'maybe' | 'no';

export type Fastify = 'logs' | 'silent' | 'maybe';

type IsHeader = (text: string) => boolean;

export class IdSources {
  readonly #graph: Pick<ProjectGraph, 'values' | 'external'>;
  readonly #ids: IdFlow;
  /** What was found of a file, which several services may load. */
  readonly #given = new Map<IsHeader, Map<ProjectFile, boolean>>();

  constructor(graph: Pick<ProjectGraph, 'values' | 'external'>, ids: IdFlow) {
    this.#graph = graph;
    this.#ids = ids;
  }

  /** Whether the requests of a service have an id, as far as its files say. */
  of(root: ServiceRoot, files: readonly ProjectFile[], tracing: Tracing): HasId {
    if (tracing.isWrapped) return 'maybe';
    if (tracing.packages.length > 0) return 'yes';
    if (root.package === 'fastify' && this.fastifyOf(root) !== 'silent') return this.fastifyOf(root) === 'logs' ? 'yes' : 'maybe';
    // A header that holds nothing but the id is among those that hold it, and in most files there is none of either.
    if (files.some((it) => this.#loadsSource(it) || (this.#givesId(it, isIdHeader) && this.#givesId(it, isPlainIdHeader)))) return 'yes';
    if (files.some((it) => this.#givesId(it, isIdHeader))) return 'maybe';
    if (tracing.isPerhaps || files.some((it) => this.#loadsUnknown(it))) return 'maybe';
    return this.#escapes(root, files) ? 'maybe' : 'no';
  }

  /** Whether an instance of Fastify writes what `request.log` is told. */
  fastifyOf({ file, call }: ServiceRoot): Fastify {
    const [options] = call?.arguments ?? [];
    if (!options) return 'silent';
    const objects = this.#graph.values.targets(file, options).filter((it) => it.kind === 'object');
    if (objects.length === 0) return 'maybe';
    const members = objects.flatMap((it) => (it.value.kind === 'object' ? it.value.members : []));
    const logger = members.filter(([name]) => name === 'logger' || name === 'loggerInstance');
    if (logger.some(([, it]) => !(it.kind === 'boolean' && !it.value))) return 'logs';
    return logger.length === 0 && members.some(([name]) => name === '…') ? 'maybe' : 'silent';
  }

  #loadsSource(file: ProjectFile): boolean {
    return file.imports.some((it) => {
      if (it.target.kind !== 'package' || it.typeOnly) return false;
      return idPackages.test(it.specifier) || idPackages.test(it.target.name) || requestLoggers[it.target.name] !== undefined;
    });
  }

  /** Code of the project that reads an id from a header, or puts one where the rest of the request finds it. */
  #givesId(file: ProjectFile, isHeader: IsHeader): boolean {
    const found = this.#given.get(isHeader) ?? new Map<ProjectFile, boolean>();
    this.#given.set(isHeader, found);
    const known = found.get(file) ?? this.#looksForId(file, isHeader);
    found.set(file, known);
    return known;
  }

  #looksForId(file: ProjectFile, isHeader: IsHeader): boolean {
    const { syntax } = file;
    if (syntax.assignments.some((it) => this.#putsId(file, it.target, it.value))) return true;
    const isRead = (it: Value): boolean => this.#readsHeader(file, it, isHeader);
    if (syntax.definitions.some((it) => it.kind === 'variable' && it.values.some(isRead))) return true;
    if (syntax.functions.some((it) => it.returns.some(isRead)) || syntax.assignments.some((it) => isRead(it.value))) return true;
    return syntax.calls.some((call, index) => this.#callGivesId(file, call, index, isHeader));
  }

  #putsId(file: ProjectFile, target: Value, value: Value): boolean {
    if (target.kind !== 'member') return false;
    const { of, name } = target;
    const isOfRequest = isRequest(file, of, this.#graph.values) || (of.kind === 'member' && /^(?:locals|state|context|raw)$/.test(of.name));
    return isOfRequest && (isIdName(name) || this.#ids.names.has(name) || (name === 'id' && this.#ids.names.isId(file, value, true)));
  }

  #readsHeader(file: ProjectFile, value: Value, isHeader: IsHeader, depth = 0): boolean {
    if (depth > 5) return false;
    switch (value.kind) {
      case 'either':
        return value.of.some((it) => this.#readsHeader(file, it, isHeader, depth + 1));
      case 'awaited':
        return this.#readsHeader(file, value.of, isHeader, depth + 1);
      case 'object':
        return value.members.some(([, it]) => this.#readsHeader(file, it, isHeader, depth + 1));
      case 'member':
        if ((isHeader(value.name) && isIdHeaderMember(value.name)) || (value.key && isHeader(constantText(file, value.key, this.#graph.values) ?? ''))) return true;
        if (/^(?:correlationId|traceparent|requestId|awsRequestId)$/.test(value.name)) return value.of.kind === 'member' ? /^(?:properties|headers|requestContext|data|attributes|metadata|messageAttributes)$/i.test(value.of.name) : value.name === 'awsRequestId';
        return this.#readsHeader(file, value.of, isHeader, depth + 1);
      default:
        return false;
    }
  }

  #callGivesId(file: ProjectFile, call: CallFact, index: number, isHeader: IsHeader): boolean {
    const [first, second] = call.arguments;
    const name = calleeName(file, call.callee);
    if (call.arguments.some((it) => this.#readsHeader(file, it, isHeader) || this.#ids.isRecognised(file, it)) || this.#ids.isRecognised(file, call.callee)) return true;
    if (first && call.callee.kind === 'member' && /^(?:get|header|set|setHeader|append|appendHeader)$/.test(name)) {
      const text = constantText(file, first, this.#graph.values) ?? '';
      if (isHeader(text) && (!/head/i.test(calleeName(file, call.callee.of)) || (name === 'get' && this.#isOfRequest(file, call.callee.of)))) return true;
      if (name === 'set' && second && (isIdName(text) || this.#ids.names.has(text))) return true;
    }
    if (call.callee.kind === 'member' && (name === 'run' || name === 'enterWith') && this.#ids.stores.all.some((it) => it.value === first)) return first !== undefined && this.#ids.carries(file, first) === 'yes';
    if (this.#graph.external.of(file, index).some((it) => matchesTable(idGetters, it) || it.package === 'express-http-context' || (it.package === 'pino-lambda' && /lambdaRequestTracker/.test(it.path)))) return true;
    if (this.#isPowertools(file, call, name)) return true;
    return call.arguments.some((it) => it.kind === 'object' && it.members.some(([key, value]) => isIdOption(key, value)));
  }

  /** `request.headers`, and not the headers of what is sent. */
  #isOfRequest(file: ProjectFile, headers: Value): boolean {
    return headers.kind === 'member' && isRequest(file, headers.of, this.#graph.values);
  }

  /** Whether the logger of Powertools is told the context of each call, and so writes its id. */
  tellsPowertools(files: readonly ProjectFile[]): boolean {
    return files.some((file) => file.syntax.calls.some((call) => this.#isPowertools(file, call, calleeName(file, call.callee))));
  }

  #isPowertools(file: ProjectFile, call: CallFact, name: string): boolean {
    if (!/^(?:injectLambdaContext|addContext|setCorrelationId)$/.test(name)) return false;
    return this.#graph.values.targets(file, call.callee).some((it) => it.kind === 'package' && it.name.startsWith('@aws-lambda-powertools/'));
  }

  /** A package that is used as middleware, and of which nothing is known. */
  #loadsUnknown(file: ProjectFile): boolean {
    return file.syntax.calls.some((call) => {
      if (call.callee.kind !== 'member' || !/^(?:use|register|addHook|forRoot|forRootAsync|forFeature)$/.test(call.callee.name)) return false;
      const given = /^for/.test(call.callee.name) ? [call.callee.of] : call.arguments;
      return given.some((it) => this.#isUnknown(file, it));
    });
  }

  #isUnknown(file: ProjectFile, value: Value): boolean {
    if (value.kind === 'function' || value.kind === 'text' || value.kind === 'object') return false;
    if (value.kind === 'array') return value.items.some((it) => this.#isUnknown(file, it));
    const targets = this.#graph.values.targets(file, value);
    return targets.some((it) => it.kind === 'package' && !plainMiddleware.test(it.name) && !/(?:^|\.)\w+~\d/.test(it.path));
  }

  /** The application is handed to a package that is not known here. */
  #escapes(root: ServiceRoot, files: readonly ProjectFile[]): boolean {
    const { call } = root;
    if (!call) return false;
    return files.some((file) =>
      file.syntax.calls.some((it) => {
        const isGiven = it.arguments.some((value) => value.kind === 'definition' && this.#graph.values.targets(file, value).some((to) => to.kind === 'package' && /^[\w.]*\(\)$/.test(to.path) && to.made?.file.syntax.calls[to.made.call] === call));
        if (!isGiven || it.callee.kind === 'member' && /^(?:use|listen|register|createServer|log|info)$/.test(it.callee.name)) return false;
        const targets = this.#graph.values.targets(file, it.callee);
        return targets.length === 0 ? isLoadedByName(file, it) : targets.some((to) => to.kind === 'package' && !plainMiddleware.test(to.name) && !/^(?:node:)?(?:http|https|http2|@hono\/node-server|cluster|util)$/.test(to.name));
      }),
    );
  }
}

/** `generateId: true` and the like, among the options of a plugin. */
function isIdOption(name: string, value: Value): boolean {
  if (name === 'generateId') return !(value.kind === 'boolean' && !value.value);
  return /^(?:genReqId|idGenerator|generateRequestId)$/.test(name);
}

/** A module that a name put together at run time loads, or a callee of which nothing is said. */
function isLoadedByName(file: ProjectFile, call: CallFact): boolean {
  const { callee } = call;
  if (callee.kind === 'result') return true;
  const definition = callee.kind === 'definition' ? file.syntax.definitions[callee.id] : undefined;
  return definition !== undefined && definition.kind !== 'parameter' && definition.kind !== 'function';
}
