import express, { type ErrorRequestHandler, type Express } from 'express';
import { log } from '../log.js';
import type { Services } from '../orders/index.js';
import { errorResponse } from './error-response.js';
import { orderRoutes } from './order-routes.js';
import { paperRoutes } from './paper-routes.js';

export function createApp(services: Services, papers: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    next();
  });
  app.use(express.json({ limit: '100kb' }));
  app.get('/health', (_request, response) => {
    response.send('ok');
  });
  app.use(orderRoutes(services));
  app.use(paperRoutes(papers));
  app.use(answerErrors);
  return app;
}

const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, title } = errorResponse(error);
  if (status >= 500) log.error('request failed', { method: request.method, path: request.path, error });
  response.status(status).type('application/problem+json').send({ status, title });
};
