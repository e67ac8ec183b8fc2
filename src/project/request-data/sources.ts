/** What comes from outside: which parts of a handler's parameters hold request data, by framework. */
import type { ParameterFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';

/** Part of a request. `message` is what a queue, a topic or a socket brings, `arguments` what GraphQL or tRPC checked against a type. */
export type RequestPart = 'body' | 'query' | 'params' | 'headers' | 'cookies' | 'files' | 'url' | 'message' | 'arguments';

/** A part of a request, and how a reader would write it. */
export interface Source {
  readonly part: RequestPart;
  /** Members below the part, outermost first. */
  readonly path: readonly string[];
  /** Whether it can be anything that JSON can, or is text. */
  readonly shape: 'any' | 'text';
  /** As the code writes it: `req.body.email`. */
  readonly text: string;
}

/** Ways from a request to a part of it; a call is written with its parentheses. The rest of the path stays. */
type Ways = readonly (readonly [way: RegExp, part: RequestPart, shape: 'any' | 'text'])[];

const expressWays: Ways = [
  [/^body(?:\.|$)/, 'body', 'any'],
  [/^query(?:\.|$)/, 'query', 'any'],
  [/^params(?:\.|$)/, 'params', 'text'],
  [/^param\(\)/, 'params', 'text'],
  [/^(?:headers(?:\.|$)|get\(\)|header\(\))/, 'headers', 'text'],
  [/^cookies(?:\.|$)/, 'cookies', 'text'],
  [/^(?:file|files)(?:\.|$)/, 'files', 'text'],
  [/^(?:url|originalUrl)(?:\.|$)/, 'url', 'text'],
];

const ways: Readonly<Record<string, Ways>> = {
  express: expressWays,
  http: [...expressWays],
  fastify: [
    [/^body(?:\.|$)/, 'body', 'any'],
    [/^query(?:\.|$)/, 'query', 'any'],
    [/^params(?:\.|$)/, 'params', 'text'],
    [/^headers(?:\.|$)/, 'headers', 'text'],
    [/^cookies(?:\.|$)/, 'cookies', 'text'],
    [/^(?:url|originalUrl|raw\.url)(?:\.|$)/, 'url', 'text'],
  ],
  koa: [
    [/^(?:request\.|req\.)?body(?:\.|$)/, 'body', 'any'],
    [/^(?:request\.)?query(?:\.|$)/, 'query', 'text'],
    [/^params(?:\.|$)/, 'params', 'text'],
    [/^(?:(?:request\.)?headers?(?:\.|$)|(?:request\.)?get\(\))/, 'headers', 'text'],
    [/^cookies\.get\(\)/, 'cookies', 'text'],
    [/^request\.files?(?:\.|$)/, 'files', 'text'],
    [/^(?:request\.)?(?:url|originalUrl|querystring)(?:\.|$)/, 'url', 'text'],
  ],
  hono: [
    [/^req\.(?:json|parseBody|formData)\(\)/, 'body', 'any'],
    [/^req\.text\(\)/, 'body', 'text'],
    [/^req\.(?:query|queries)\(\)/, 'query', 'text'],
    [/^req\.param\(\)/, 'params', 'text'],
    [/^req\.header\(\)/, 'headers', 'text'],
    [/^req\.url(?:\.|$)/, 'url', 'text'],
  ],
  next: [
    ...expressWays.filter(([, part]) => part !== 'url' && part !== 'headers'),
    [/^(?:json|formData)\(\)/, 'body', 'any'],
    [/^text\(\)/, 'body', 'text'],
    [/^nextUrl\.searchParams\b/, 'query', 'text'],
    [/^headers\.get\(\)/, 'headers', 'text'],
    [/^cookies\.get\(\)/, 'cookies', 'text'],
    [/^url(?:\.|$)/, 'url', 'text'],
  ],
  lambda: [
    [/^body(?:\.|$)/, 'body', 'text'],
    [/^(?:multiValue)?[qQ]ueryStringParameters(?:\.|$)/, 'query', 'text'],
    [/^pathParameters(?:\.|$)/, 'params', 'text'],
    [/^headers(?:\.|$)/, 'headers', 'text'],
    [/^Records(?:\.|$)/, 'message', 'text'],
    [/^arguments(?:\.|$)/, 'arguments', 'text'],
  ],
};

/** What a member or a call on a parameter of a handler holds; `undefined` when it is no request data. */
export function sourceOf(handler: Handler, parameter: number, path: readonly string[], name: string): Source | undefined {
  const { framework, kind } = handler;
  if (kind === 'message') return messageSource(handler, parameter, path, name);
  if (kind === 'resolver') return parameter === 1 || (framework === 'trpc' && parameter === 0) ? { part: 'arguments', path, shape: 'text', text: textOf(name, path) } : undefined;
  if (kind === 'param' && parameter === 3) return { part: 'params', path, shape: 'text', text: textOf(name, path) };
  if (framework === 'next' && parameter === 1) return path[0] === 'params' ? { part: 'params', path: path.slice(1), shape: 'text', text: textOf(name, path) } : undefined;
  if (parameter !== (kind === 'error' && framework === 'express' ? 1 : 0)) return undefined;
  return requestSource(framework === 'nestjs' ? 'express' : framework, path, name);
}

/** What a way from a request holds. */
function requestSource(framework: string, path: readonly string[], name: string): Source | undefined {
  const way = path.join('.');
  for (const [pattern, part, shape] of ways[framework] ?? []) {
    const match = pattern.exec(way);
    if (!match) continue;
    const rest = way.slice(match[0].length).replace(/^\./, '');
    return { part, path: rest === '' ? [] : rest.split('.'), shape, text: textOf(name, path) };
  }
  return undefined;
}

function messageSource(handler: Handler, parameter: number, path: readonly string[], name: string): Source | undefined {
  const at = path.join('.');
  const message = (shape: Source['shape']): Source => ({ part: 'message', path, shape, text: textOf(name, path) });
  switch (handler.framework) {
    case 'bull':
      return parameter === 0 && /^data(?:\.|$)/.test(at) ? message('any') : undefined;
    case 'kafka':
      return parameter === 0 && /^(?:message|batch)\./.test(at) ? message('text') : undefined;
    case 'amqp':
      return parameter === 0 && /^(?:content|properties|fields)(?:\.|$)/.test(at) ? message('text') : undefined;
    case 'sqs':
      return parameter === 0 && /^Body(?:\.|$)/.test(at) ? message('text') : undefined;
    case 'lambda':
      return parameter === 0 ? requestSource('lambda', path, name) : undefined;
    case 'socket.io':
      return message('any');
    default:
      return undefined;
  }
}

const nestParts: Readonly<Record<string, readonly [RequestPart, Source['shape']]>> = {
  Body: ['body', 'any'],
  Query: ['query', 'any'],
  Param: ['params', 'text'],
  Headers: ['headers', 'text'],
  UploadedFile: ['files', 'text'],
  UploadedFiles: ['files', 'text'],
  MessageBody: ['message', 'any'],
  Payload: ['message', 'any'],
  Args: ['arguments', 'text'],
};

/** What a decorator of NestJS puts into a parameter, and the pipes that it names; `undefined` without such a decorator. */
export function decoratedSource(
  file: ProjectFile,
  parameter: ParameterFact,
  path: readonly string[],
  values: Values,
): { readonly source: Source | undefined; readonly pipes: readonly Value[] } | undefined {
  for (const decorator of parameter.decorators) {
    const call = decorator.kind === 'result' ? file.syntax.calls[decorator.call] : undefined;
    const target = call && values.targets(file, call.callee).find((it) => it.kind === 'package' && it.name.startsWith('@nestjs/'));
    if (!call || target?.kind !== 'package') continue;
    const name = parameter.name === '' ? target.path.toLowerCase() : parameter.name;
    if (target.path === 'Req' || target.path === 'Request') return { source: requestSource('express', path, name), pipes: [] };
    const part = nestParts[target.path];
    if (!part) continue;
    const [first] = call.arguments;
    const pipes = call.arguments.slice(first?.kind === 'text' ? 1 : 0);
    return { source: { part: part[0], path: first?.kind === 'text' ? [first.value, ...path] : path, shape: part[1], text: textOf(name, path) }, pipes };
  }
  return undefined;
}

function textOf(name: string, path: readonly string[]): string {
  const shown = path.filter((it) => it !== '[]' && it !== '…').map((it) => (/^[\w$]+(?:\(\))?$/.test(it) ? `.${it}` : `['${it}']`));
  // What a method was asked for stands in its call: `req.get('host')`.
  return `${name}${shown.join('')}`.replace(/\.(get|getAll|header|query|param)\(\)(?:\.([\w$]+)|\['([^']*)'\])/, (_, method: string, member?: string, key?: string) => `.${method}('${member ?? key ?? ''}')`);
}
