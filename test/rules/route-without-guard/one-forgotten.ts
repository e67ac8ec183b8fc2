// @filename: src/server.ts
import express from 'express';
import { orders } from './orders.js';
import { reports } from './reports.js';
const app = express();
app.use(orders);
app.use('/api', reports);
app.listen(3000);

// @filename: src/guards.ts
import type { RequestHandler } from 'express';
export const requireUser: RequestHandler = (req, res, next) => {
  if (req.headers.authorization === undefined) return void res.status(401).end();
  next();
};

// @filename: src/orders.ts
import express from 'express';
import { requireUser } from './guards.js';
export const orders = express.Router();
orders.get('/orders', requireUser, (req, res) => { res.json([]); });
orders.post('/orders', requireUser, (req, res) => { res.json({}); });
orders.put('/orders/:id', requireUser, (req, res) => { res.json({}); });
orders.patch('/orders/:id', requireUser, (req, res) => { res.json({}); });
orders.delete('/orders/:id', (req, res) => { res.json({}); });
//     ^^^^^^ route-without-guard: DELETE /orders/:id has no guard, and 4 of the 4 routes beside it do, such as `requireUser`

// @filename: src/reports.ts
import { Router } from 'express';
import passport from 'passport';
const jwt = passport.authenticate('jwt', { session: false });
export const reports = Router();
const show = (req: unknown, res: { json(it: unknown): void }): void => { res.json([]); };
reports.get('/reports', jwt, show);
reports.get('/reports/:id', jwt, show);
reports.get('/reports/:id/lines', jwt, show);
reports.get('/reports/:id/totals', show);
//      ^^^ route-without-guard: GET /api/reports/:id/totals has no guard, and 3 of the 3 routes beside it do
