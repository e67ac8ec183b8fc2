// @filename: package.json
{ "workspaces": ["services/*"] }

// @filename: services/koa/package.json
{ "name": "koa-service", "dependencies": { "koa": "^2.15.0" } }

// @filename: services/koa/index.ts
import Koa from 'koa';
const app = new Koa();
//              ^^^ missing-correlation-id: of `Koa` gives a request an id: 1 log
app.use(async (ctx) => { console.log(ctx.path); });
app.listen(3001);

// @filename: services/hono/package.json
{ "name": "hono-service", "dependencies": { "hono": "^4.6.0" } }

// @filename: services/hono/index.ts
import { Hono } from 'hono';
import { logger } from 'hono/logger';
import { orders } from './orders.js';
const app = new Hono();
//              ^^^^ missing-correlation-id: 1 log
app.use(logger());
app.route('/orders', orders);
export default app;

// @filename: services/hono/orders.ts
import { Hono } from 'hono';
// Mounted in another application, and so no service of its own.
export const orders = new Hono().get('/:id', (c) => c.json({ id: c.req.param('id') }));

// @filename: services/fastify/package.json
{ "name": "fastify-service", "dependencies": { "fastify": "^5.0.0" } }

// @filename: services/fastify/index.ts
import Fastify from 'fastify';
import axios from 'axios';
// There is an id on every request, and nothing writes it.
const app = Fastify({ trustProxy: true });
//          ^^^^^^^ missing-correlation-id: 1 outbound call
app.get('/', async () => (await axios.get('http://stock.internal')).data);
await app.listen({ port: 3002 });

// @filename: services/nest/package.json
{ "name": "nest-service", "dependencies": { "@nestjs/core": "^10.0.0" } }

// @filename: services/nest/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  //                ^^^^^^^^^^^^^^^^^^ missing-correlation-id: 1 log
  await app.listen(3003);
}
void start();

// @filename: services/nest/app.module.ts
import { Controller, Get, Logger, Module } from '@nestjs/common';
@Controller('orders')
class OrdersController {
  private readonly logger = new Logger(OrdersController.name);
  @Get() list() { this.logger.log('listed'); return []; }
}
@Module({ controllers: [OrdersController] })
export class AppModule {}
