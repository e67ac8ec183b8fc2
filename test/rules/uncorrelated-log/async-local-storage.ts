// @filename: src/context.ts
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
const storage = new AsyncLocalStorage<{ id: string; tenant?: string }>();
export const context: RequestHandler = (req, res, next) => {
  const id = req.get('x-request-id') ?? randomUUID();
  storage.run({ id }, next);
};
export const currentId = (): string | undefined => storage.getStore()?.id;

// @filename: src/log.ts
import winston from 'winston';
import pino from 'pino';
import { currentId } from './context.js';
const withId = winston.format((info) => { info.requestId = currentId(); return info; });
export const log = winston.createLogger({ format: winston.format.combine(withId(), winston.format.json()) });
export const mixed = pino({ mixin: () => ({ requestId: currentId() }) });
// A second logger without what the others have.
export const audit = pino({ name: 'audit' });
export function write(level: string, message: string): void {
  console.log(JSON.stringify({ level, message, requestId: currentId() }));
}
export const plain = { info: (message: string): void => { process.stdout.write(`${message}\n`); } };

// @filename: src/app.ts
import express from 'express';
import { context } from './context.js';
import { audit, log, mixed, plain } from './log.js';
import { Orders } from './orders.js';
const app = express();
const orders = new Orders();
app.use(context);
app.get('/orders', (req, res) => {
  log.info('listing');
  mixed.child({ part: 'orders' }).info('listing');
  plain.info('listing');
//^^^^^^^^^^ uncorrelated-log: GET /orders
  audit.info('listing');
//^^^^^^^^^^ uncorrelated-log: GET /orders
  res.json(orders.all());
});
app.listen(3000);

// @filename: src/orders.ts
import { write } from './log.js';
export class Orders {
  all(): string[] {
    write('info', 'an own function that reads the store');
    console.info('listed');
//  ^^^^^^^^^^^^ uncorrelated-log: GET /orders → Orders.all
    return [];
  }
}
