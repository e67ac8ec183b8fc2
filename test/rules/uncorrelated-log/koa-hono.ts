// @filename: package.json
{ "workspaces": ["services/*"] }

// @filename: services/koa/index.js
import Koa from 'koa';
import Router from '@koa/router';
import bunyan from 'bunyan';
import { v4 } from 'uuid';
const logger = bunyan.createLogger({ name: 'koa' });
const router = new Router();
router.get('/orders', (ctx) => {
  ctx.log.info('listing');
  ctx.state.log.info('listing');
  logger.info({ reqId: ctx.reqId }, 'listing');
  logger.info('listing');
//^^^^^^^^^^^ uncorrelated-log: GET /orders
});
const app = new Koa();
app.on('error', (err, ctx) => {
  if (ctx) ctx.log.error(err);
  // There is no request to speak of.
  else logger.error(err);
});
app.use(async (ctx, next) => {
  ctx.reqId = ctx.get('x-correlation-id') || v4();
  ctx.log = ctx.state.log = logger.child({ reqId: ctx.reqId });
  await next();
});
app.use(router.routes());
app.listen(3000);

// @filename: services/hono/index.ts
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { pino } from 'pino';
const logger = pino();
const app = new Hono<{ Variables: { log: typeof logger; requestId: string } }>();
app.use(requestId());
app.use(async (c, next) => {
  c.set('log', logger.child({ requestId: c.get('requestId') }));
  await next();
});
app.get('/orders', (c) => {
  c.var.log.info('listing');
  c.get('log').info('listing');
  console.log({ requestId: c.var.requestId, at: 'orders' });
  logger.info('listing');
//^^^^^^^^^^^ uncorrelated-log: GET /orders
  return c.json([]);
});
export default app;
