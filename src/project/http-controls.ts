/** Controls of a service that speaks HTTP: security headers, a policy on origins, limits on routes that take credentials. */
import type { Value } from '../facts/value.js';
import type { ApiTable } from './calls/external-calls.js';
import { handlerName } from './calls/hot-set.js';
import { loadedFrom } from './loaded-files.js';
import type { ProjectFile } from './project-file.js';
import type { ProjectGraph } from './project-graph.js';
import { findServiceStarts, type ServiceStart } from './services.js';

export interface ServiceControls {
  readonly start: ServiceStart;
  readonly searched: number;
  readonly hasHeaders: boolean;
  /** A call that lets every origin in, as the code writes it. */
  readonly opensToAll: string | undefined;
  readonly hasRateLimit: boolean;
  /** A route that takes credentials, for readers. */
  readonly credentialRoute: string | undefined;
}

const leastRoutes = 3;

const headerPackages = /^(?:helmet|@fastify\/helmet|fastify-helmet|koa-helmet|hono\/secure-headers|lusca|@nosecone\/.+|nosecone|next-secure-headers|helmet-csp|hsts|frameguard)$/;
const headerName = /^(?:x-content-type-options|content-security-policy|strict-transport-security|x-frame-options|referrer-policy)$/i;
const limitPackages = /rate-?limit|throttl|limiter|slow-?down|express-brute|@arcjet\/|bottleneck|koa-ratelimit|ddos/i;
const corsPackages: ApiTable = { cors: /^$/, '@koa/cors': /^$/, 'koa-cors': /^$/, 'koa2-cors': /^$/, 'hono/cors': /^cors$/, '@nestjs/core': /^NestFactory\.create\(\)\.enableCors$/ };
const credentials = /(?:^|\/)(?:log-?in|sign-?in|authenticate|auth|tokens?|sessions?|register|sign-?up|forgot-?password|reset-?password|password-?reset|otp|2fa)(?:\/(?:local|email|password))?\/?$/i;

/** Somebody else takes the credentials there. */
const elsewhere = /apple|google|facebook|github|gitlab|twitter|microsoft|azure|linkedin|oauth|openid|oidc|saml|sso/i;

/** What may be handed an app without adding controls of its own. */
const passing = /^(?:https?|http2|spdy|supertest|chai-http|serverless-http|@vendia\/serverless-express|aws-serverless-express|express-ws|socket\.io|ws|express-list-endpoints|http-terminator|stoppable|@sentry\/.+|@nestjs\/.+|swagger-.+|@hono\/.+|apollo-server-.+|@apollo\/.+|express|fastify|koa|awilix.*|util|console|vite|livereload|next)$/;

/** Each service that answers HTTP routes, with what was found of its controls; those whose app goes where nobody can look are left out. */
export function findServiceControls(graph: ProjectGraph): readonly ServiceControls[] {
  const judged = new Set<ProjectFile>();
  const loadedBy = loadedFrom(graph);
  const isElsewhere = (topic: string, { file }: ServiceStart): boolean => graph.isProvidedElsewhere(topic, file.path);
  return findServiceStarts(graph).flatMap((start): readonly ServiceControls[] => {
    const loaded = loadedBy(start.file);
    const routes = graph.handlers.filter((it) => it.kind === 'route' && loaded.has(it.file.path));
    const [first] = routes;
    // A service of a few routes answers for its health, or serves a page to those who build it; one set of routes may start in two ways.
    if (!first || routes.length < leastRoutes || judged.has(first.file)) return [];
    judged.add(first.file);
    const folder = graph.packageFolderOf(start.file.path);
    const files = graph.files.filter((it) => it.role !== 'test' && it.role !== 'client' && (loaded.has(it.path) || graph.packageFolderOf(it.path) === folder));
    if (files.some((it) => loaded.has(it.path) && handsAppOver(graph, it))) return [];
    const credential = routes.find((it) => it.method === 'post' && it.routes.some((path) => credentials.test(path) && !elsewhere.test(path)));
    return [
      {
        start,
        searched: files.length,
        hasHeaders: isElsewhere('security-headers', start) || files.some((it) => importsAny(it, headerPackages) || namesHeader(it)),
        opensToAll: isElsewhere('cors', start) ? undefined : openCors(graph, files),
        hasRateLimit: isElsewhere('rate-limit', start) || files.some((it) => importsAny(it, limitPackages) || refusesTooMany(it)),
        credentialRoute: credential && handlerName(credential),
      },
    ];
  });
}

function importsAny(file: ProjectFile, packages: RegExp): boolean {
  return file.imports.some((it) => packages.test(it.target.kind === 'package' ? it.target.name : it.specifier) || packages.test(it.specifier));
}

function namesHeader(file: ProjectFile): boolean {
  const isNamed = (value: Value): boolean => {
    if (value.kind === 'text') return headerName.test(value.value);
    if (value.kind === 'either') return value.of.some(isNamed);
    if (value.kind === 'array') return value.items.some(isNamed);
    return value.kind === 'object' && value.members.some(([name, it]) => headerName.test(name) || isNamed(it));
  };
  const { calls, definitions, functions, assignments } = file.syntax;
  return calls.some((it) => it.arguments.some(isNamed)) || functions.some((it) => it.returns.some(isNamed)) || assignments.some((it) => isNamed(it.value)) || definitions.some((it) => it.kind === 'variable' && it.values.some(isNamed));
}

/** Reports whether a file answers 429, or names something of its own a limit on how often. */
function refusesTooMany({ syntax }: ProjectFile): boolean {
  const is429 = (value: Value): boolean => (value.kind === 'number' ? value.value === 429 : value.kind === 'object' ? value.members.some(([, it]) => is429(it)) : value.kind === 'member' && /^TOO_?MANY_?REQUESTS$/i.test(value.name));
  return syntax.calls.some((it) => it.arguments.some(is429) || /rate_?limit|throttl|too_?many/i.test(it.text)) || syntax.assignments.some((it) => is429(it.value)) || syntax.functions.some((it) => /rate_?limit|throttl/i.test(it.name));
}

/** `cors()`, and `cors({ origin: '*' })`. */
function openCors(graph: ProjectGraph, files: readonly ProjectFile[]): string | undefined {
  const call = graph.external.to(corsPackages).find((it) => files.includes(it.file) && isOpen(it.call.arguments[0]))?.call;
  return call && `${call.text}(${call.arguments.length === 0 ? '' : '…'})`;
}

function isOpen(options: Value | undefined): boolean {
  if (options === undefined) return true;
  const origin = options.kind === 'object' ? options.members.find(([name]) => name === 'origin')?.[1] : undefined;
  return (origin?.kind === 'text' && origin.value === '*') || (origin?.kind === 'boolean' && origin.value);
}

/** Reports whether the app goes into a package, or a function that cannot be followed, which may add anything to it. */
function handsAppOver(graph: ProjectGraph, file: ProjectFile): boolean {
  return file.syntax.calls.some((call) => {
    const targets = graph.values.targets(file, call.callee);
    const mayAdd = targets.length === 0 ? call.callee.kind !== 'global' : targets.some((it) => it.kind === 'package' && !passing.test(it.name) && !/\(\)\.|~/.test(it.path));
    return mayAdd && call.arguments.some((it) => (it.kind === 'definition' || it.kind === 'result') && graph.values.targets(file, it).some((target) => target.kind === 'package' && isApp(target.name, target.path)));
  });
}

function isApp(name: string, path: string): boolean {
  return (name === 'express' && path === '()') || (name === 'koa' && path === '()') || (name === 'fastify' && /^(?:fastify|Fastify)?\(\)$/.test(path)) || (name === '@nestjs/core' && path === 'NestFactory.create()') || (name === 'hono' && path === 'Hono()');
}
