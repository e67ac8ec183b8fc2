import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { log } from '../log.js';

const context = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Gives each request the id of its caller, or one of its own, for as long as it runs. */
export const withRequestId: RequestHandler = (request, response, next) => {
  const requestId = request.get('x-request-id') ?? randomUUID();
  response.set('x-request-id', requestId);
  context.run({ requestId }, next);
};

export function requestId(): string {
  return context.getStore()?.requestId ?? 'none';
}

/** Logs with the id of the request at hand. */
export function warn(message: string, details: Readonly<Record<string, unknown>>): void {
  log.warn(message, { ...details, requestId: requestId() });
}
