import express, { type Express } from 'express';
import { catchAsync } from '../http/catch-async.js';
import { page } from './pager.js';
import { isOpen } from './orders-health.js';
import { warn, withRequestId } from './request-id.js';
import { settings } from './settings.js';

/** Says whether orders can be placed, to whoever knows the secret. */
export function createStatusApp(): Express {
  const app = express();
  app.use(withRequestId);

  app.get('/status', catchAsync(async (request, response) => {
    if (request.get('authorization') !== `Bearer ${settings.pageSecret}`) {
      response.sendStatus(401);
      return;
    }
    try {
      response.send({ open: await isOpen() });
    } catch (error) {
      warn('orders do not answer', { error });
      await page('orders do not answer');
      response.status(502).send({ open: false, why: String((error as Error).stack) });
    }
  }));

  return app;
}
