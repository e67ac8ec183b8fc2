// @filename: src/app.ts
import Fastify from 'fastify';
import { orders } from './orders.js';
const app = Fastify({ logger: true });
await app.register(orders);
app.setErrorHandler((error, request, reply) => {
  request.log.error(error);
  app.log.error(error);
//^^^^^^^^^^^^^ uncorrelated-log: the error handler
  void reply.code(500).send({ error: 'internal' });
});
await app.listen({ port: 3000 });
app.log.info('listening');

// @filename: src/orders.ts
import type { FastifyInstance, FastifyRequest } from 'fastify';
export async function orders(app: FastifyInstance): Promise<void> {
  app.log.info('routes registered');
  app.get('/orders', async (request, reply) => {
    const { log } = request;
    log.info('listing');
    reply.log.info('listing');
    app.log.info('listing');
//  ^^^^^^^^^^^^ uncorrelated-log: GET /orders
    return listed(request);
  });
}
function listed(request: FastifyRequest): string[] {
  request.log.debug('helper');
  return [];
}
