// @filename: src/app.ts
import express from 'express';
import pinoHttp from 'pino-http';
import { logger } from './logger.js';
import { settle } from './invoices.js';

const app = express();
app.use(pinoHttp({ logger }));
app.post('/invoices/:id/settle', async (req, res) => {
  req.log.info('settling');
  const log = req.log.child({ invoice: req.params.id });
  log.debug('found');
  await settle(req.params.id, req.log);
  logger.info('settled');
//^^^^^^^^^^^ uncorrelated-log: `logger.info` logs without the request's id: POST /invoices/:id/settle
  logger.info({ reqId: req.id }, 'settled');
  logger.info(`settled ${String(req.id)}`);
  console.log('settled');
//^^^^^^^^^^^ uncorrelated-log: `console.log` logs without
  if (process.env.NODE_ENV !== 'production') console.log('only where it is developed');
  res.end();
});
app.listen(3000, () => { logger.info('listening'); });
process.on('SIGTERM', () => { logger.info('leaving'); });

// @filename: src/logger.ts
import pino from 'pino';
export const logger = pino();

// @filename: src/invoices.ts
import type { Logger } from 'pino';
import { logger } from './logger.js';
export async function settle(id: string, log: Logger): Promise<void> {
  log.info({ id }, 'the caller hands its logger on');
  await pay(id).catch(console.error);
  //                  ^^^^^^^^^^^^^ uncorrelated-log: `console.error`
}
async function pay(id: string): Promise<void> {
  logger.warn({ id }, 'not paid');
//^^^^^^^^^^^ uncorrelated-log: → settle → pay
}
