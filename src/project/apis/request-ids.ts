/** Ids that tell requests apart: what they are called, which headers carry them, which packages make them. */
import type { ApiTable } from '../calls/external-calls.js';

const words = '(?:req|request|correlation|corr|trace|tracing|aws_?request|lambda_?request|parent_?span|span)';
const idName = new RegExp(`^(?:(?:x[-_]?)?${words}[-_]?(?:id|identifier|uuid|guid)|traceparent|trace_?context|tracestate|baggage)$`, 'i');
const idHeader = /^(?:x-)?(?:[\w]+-)*(?:request|req|correlation|trace|transaction)-?id$|^(?:traceparent|x-amzn-trace-id|x-cloud-trace-context|x-b3-traceid|b3|uber-trace-id|sentry-trace|x-request-context)$/i;

/** Reports whether a name says that it holds the id of a request: `requestId`, `req_id`, `traceparent`. */
export function isIdName(name: string): boolean {
  return idName.test(name);
}

/** Names of headers that nothing but the id of a request has; `x-acme-request-id` may tell repeated requests apart. */
const plainHeader = /^(?:x-)?(?:request|req|correlation|trace)-id$|^(?:traceparent|x-amzn-trace-id|x-cloud-trace-context|x-b3-traceid|b3|uber-trace-id|sentry-trace)$/i;

/** Reports whether a text is the name of a header that holds nothing but the id of a request. */
export function isPlainIdHeader(text: string): boolean {
  return plainHeader.test(text);
}

/** Reports whether a member is named as such a header: `requestId` is the name of many things, `request-id` of a header. */
export function isIdHeaderMember(name: string): boolean {
  return isIdHeader(name) && (name.includes('-') || !/id$/i.test(name));
}

/** Reports whether a text is the name of a header that carries the id of a request. */
export function isIdHeader(text: string): boolean {
  return text.length < 40 && idHeader.test(text);
}

/** Reports whether a function is called as one that gives the id: `getRequestId`, `currentTraceId`, `requestId`. */
export function isIdGetter(name: string): boolean {
  const rest = name.replace(/^_+/, '').replace(/^(?:get|current|read|use|ensure|extract|resolve|pick|fetch)(?:Current|Active)?(?=[A-Z_])_?/, '');
  return isIdName(rest);
}

/** Calls that give the id of the request at hand. */
export const idGetters: ApiTable = {
  'cls-rtracer': /^id$/,
  'nestjs-cls': /\.getId$/,
  'express-correlation-id': /^getId$/,
  'correlation-id': /^getId$/,
  '@opentelemetry/api': /(?:^|\.)(?:getActiveSpan\(\)\.spanContext|getSpan\(\)\.spanContext|spanContext|getSpanContext)$/,
  'dd-trace': /\.context\(\)\.toTraceId$/,
  newrelic: /^(?:getLinkingMetadata|getTraceMetadata)$/,
  'elastic-apm-node': /^currentTraceIds$/,
  '@aws-lambda-powertools/tracer': /getRootXrayTraceId$/,
};

/** Calls that make an id of nothing. */
export const idMakers: ApiTable = {
  crypto: /^(?:randomUUID|randomBytes\(\)\.toString)$/,
  '': /^(?:globalThis\.)?crypto\.randomUUID$/,
  uuid: /^(?:v[1-7])?$/,
  nanoid: /^nanoid$|^customAlphabet\(\)$/,
  ulid: /^ulid$/,
  ulidx: /^ulid$/,
  cuid: /^(?:slug)?$/,
  '@paralleldrive/cuid2': /^createId$/,
  '@lukeed/uuid': /^v4$/,
  hyperid: /^\(\)$/,
  'short-uuid': /^generate$|^\(\)\.\w+$/,
  shortid: /^generate$/,
  xid: /^next$/,
  'xid-js': /^next$/,
  ksuid: /^random(?:Sync)?/,
};

/** Packages whose middleware gives every request an id, by themselves. */
export const idPackages =
  /^(?:express-request-id|express-requestid|express-requests-id|express-request-uuid|connect-requestid|connect-request-id|request-id|koa-requestid|koa-request-id|koa-x-request-id|koa-rid|hono\/request-id|@hono\/otel|express-correlation-id|correlation-id|correlator-express|correlation-express|cls-rtracer|fastify-request-id|fastify-correlation-id|express-x-request-id|express-http-correlation-id|@nestjs-steroids\/\w+|@evanion\/nestjs-correlation-id|nestjs-correlation-id|nestjs-request-id|express-trace-id|node-request-id|@dwp\/\S*correlation\S*)$/;

/** Packages that put a logger with an id on every request, by the name under which they put it there. */
export const requestLoggers: Readonly<Record<string, readonly string[]>> = {
  'pino-http': ['log'],
  'express-pino-logger': ['log'],
  'koa-pino-logger': ['log'],
  'koa-pino-http': ['log'],
  'koa-bunyan-logger': ['log'],
  'express-bunyan-logger': ['log'],
  'bunyan-middleware': ['log'],
  'bunyan-express-logger': ['log'],
  'hono-pino': ['logger'],
  '@maxchehab/hono-pino': ['logger'],
  'nestjs-pino': ['log'],
  'restify-bunyan-logger': ['log'],
  'hapi-pino': ['logger'],
};
