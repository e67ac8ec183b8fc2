/** Where services are put together: the calls that make the application object, one for each service. */
import type { CallFact, Span } from '../../facts/facts.js';
import type { ApiTable, ExternalCall } from '../calls/external-calls.js';
import type { Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import type { ServiceFiles } from './service-files.js';

/** A service, with the files that belong to it. */
export interface ServiceRoot {
  readonly file: ProjectFile;
  /** What to point at, and its text. */
  readonly span: Span;
  readonly text: string;
  /** Package that makes the application. */
  readonly package: string;
  /** The call that makes it; absent for a function that a platform calls. */
  readonly call: CallFact | undefined;
  /** Paths of what it loads, and of what loads it. */
  readonly files: ReadonlySet<string>;
}

type Linked = Pick<ProjectGraph, 'external' | 'values' | 'handlers' | 'files' | 'packageFolderOf'>;

const applications: ApiTable = {
  express: /^(?:default|express)?$/,
  fastify: /^(?:fastify|Fastify|default)?$/,
  koa: /^(?:default)?$/,
  hono: /^Hono$/,
  '@hono/zod-openapi': /^OpenAPIHono$/,
  '@nestjs/core': /^NestFactory\.(?:create|createMicroservice|createApplicationContext)$/,
  restify: /^createServer$/,
  polka: /^$/,
  '@hapi/hapi': /^(?:server|Server)$/,
};

const servers: ApiTable = { http: /^createServer$|^Server$/, https: /^createServer$|^Server$/, http2: /^create(?:Secure)?Server$/ };

/** What takes from a queue or a topic; a service of its own where no application loads it. */
const consumers: ApiTable = {
  bullmq: /^Worker$/,
  bull: /^\(\)\.process$|^Queue\(\)\.process$/,
  kafkajs: /consumer\(\)\.run$/,
  amqplib: /(?:^|\.)consume$/,
  'amqp-connection-manager': /(?:^|\.)consume$/,
  'sqs-consumer': /^Consumer\.create$/,
  nats: /\.subscribe$/,
  'pg-boss': /^(?:\(\)|PgBoss\(\))\.work$/,
  'socket.io': /^Server$|^\(\)$/,
};

const mounting = /^(?:use|route|mount|register|all|get|handler|basePath)$/;

export function findServiceRoots(graph: Linked, services: ServiceFiles): readonly ServiceRoot[] {
  const toRoot = ({ file, call, package: name }: ExternalCall): ServiceRoot => ({ file, span: call.span, text: call.text, package: name, call, files: services.of(file.path) });
  const loads = (from: ExternalCall, to: ExternalCall): boolean => services.below(from.file.path).has(to.file.path);

  const mounted = mountedCalls(graph);
  const apps = graph.external.to(applications).filter((it) => !mounted.has(it.call));
  const own = graph.external.to(servers).filter((it) => servesItself(graph, it));
  const candidates = [...apps, ...own];
  const roots: ExternalCall[] = [];
  for (const it of candidates) {
    // What loads another application is the service, and the other a part of it.
    const isPart = candidates.some((other) => other.file !== it.file && loads(other, it) && !loads(it, other));
    const isSecond = roots.some((other) => other.file === it.file || (loads(other, it) && loads(it, other)));
    if (!isPart && !isSecond) roots.push(it);
  }
  const found = roots.map(toRoot);
  const isCovered = (path: string): boolean => found.some((it) => it.files.has(path));
  for (const it of graph.external.to(consumers)) if (!isCovered(it.file.path)) found.push(toRoot(it));
  return [...found, ...platformRoots(graph, services, isCovered)];
}

/** Functions that a platform calls by their exports; those of one package are one service. */
function platformRoots(graph: Linked, services: ServiceFiles, isCovered: (path: string) => boolean): readonly ServiceRoot[] {
  const groups = new Map<string, Handler[]>();
  for (const it of graph.handlers) {
    if ((it.framework !== 'lambda' && it.framework !== 'next') || isCovered(it.file.path)) continue;
    const key = `${it.framework} ${graph.packageFolderOf(it.file.path)}`;
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  return [...groups.values()].flatMap((handlers): readonly ServiceRoot[] => {
    const [first] = handlers;
    if (!first) return [];
    const { framework, file, at, functions } = first;
    const name = functions[0] ? (functions[0].file.syntax.functions[functions[0].id]?.name ?? '') : '';
    const span: Span = [at.start.line, at.start.character, at.end.line, at.end.character];
    const entries = framework === 'next' ? nextEntries(graph, file.path) : [];
    const files = new Set([...handlers.map((it) => it.file.path), ...entries].flatMap((it) => [...services.of(it)]));
    return [{ file, span, text: name === '' ? 'handler' : name, package: framework, call: undefined, files }];
  });
}

/** Files that Next.js loads by their names. */
function nextEntries(graph: Linked, path: string): readonly string[] {
  const folder = graph.packageFolderOf(path);
  return graph.files.map((it) => it.path).filter((it) => /(^|\/)(?:middleware|proxy|instrumentation)\.[jt]s$/.test(it) && graph.packageFolderOf(it) === folder);
}

/** Applications that are mounted in another one. */
function mountedCalls(graph: Linked): ReadonlySet<CallFact> {
  const mounted = new Set<CallFact>();
  for (const file of graph.files) {
    for (const call of file.syntax.calls) {
      if (call.callee.kind !== 'member' || !mounting.test(call.callee.name)) continue;
      for (const it of call.arguments) {
        if (it.kind === 'function' || it.kind === 'text') continue;
        for (const target of graph.values.targets(file, it)) {
          if (target.kind !== 'package' || !target.made || applications[target.name] === undefined) continue;
          for (const made of chainOf(graph, target.made.file, target.made.call)) mounted.add(made);
        }
      }
    }
  }
  return mounted;
}

/** The call, and those it is chained to: `new Hono().get(…).post(…)`. */
function chainOf(graph: Linked, file: ProjectFile, index: number, depth = 0): readonly CallFact[] {
  const call = file.syntax.calls[index];
  if (!call || depth > 40) return [];
  const { callee } = call;
  const before = callee.kind === 'member' && callee.of.kind === 'result' ? chainOf(graph, file, callee.of.call, depth + 1) : [];
  return [call, ...before];
}

/** A plain server that answers by itself, and does not pass requests to an application. */
function servesItself(graph: Linked, { file, call }: ExternalCall): boolean {
  const targets = call.arguments.flatMap((it) => graph.values.targets(file, it));
  if (targets.some((it) => it.kind === 'package')) return false;
  return targets.some((it) => it.kind === 'function') || graph.handlers.some((it) => it.framework === 'http' && it.file === file);
}
