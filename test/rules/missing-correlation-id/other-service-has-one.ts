// @filename: package.json
{ "workspaces": ["apps/*", "libs/*"] }

// @filename: libs/common/index.ts
export { requestId } from './request-id.js';
export { sleep } from './sleep.js';

// @filename: libs/common/request-id.ts
import type { RequestHandler } from 'express';
import { randomUUID } from 'node:crypto';
export const requestId: RequestHandler = (req, res, next) => {
  res.locals.requestId = req.get('x-request-id') ?? randomUUID();
  next();
};

// @filename: libs/common/sleep.ts
export const sleep = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

// @filename: apps/orders/index.ts
import express from 'express';
import { requestId } from '../../libs/common/index.js';
const app = express();
app.use(requestId);
app.get('/', (req, res) => { console.log(res.locals.requestId, 'orders'); res.end(); });
app.listen(4000);

// @filename: apps/stock/index.ts
import express from 'express';
import { sleep } from '../../libs/common/index.js';
// The library has what is needed, and this service takes something else from it.
const app = express();
//          ^^^^^^^ missing-correlation-id: 1 log
app.get('/', async (req, res) => { await sleep(1); console.log('stock'); res.end(); });
app.listen(4001);
