import { Router } from 'express';
import { amountDue, reminderFor } from '../billing/index.js';
import { cancelOrder, findOrder, placeOrder, printLabel, quoteOrder, shipOrder, type Services } from '../orders/index.js';
import { catchAsync } from './catch-async.js';
import { parseDraft } from './parse-draft.js';

export function orderRoutes(services: Services): Router {
  const router = Router();

  router.post('/orders/:id/cancel', async (request, response) => {
    const order = await cancelOrder(services, request.params.id);
    response.send(order);
  });

  router.post('/orders/:id/ship', catchAsync(async (request, response) => {
    const order = await shipOrder(services, request.params['id'] ?? '');
    response.send(order);
  }));

  router.post('/orders', catchAsync(async (request, response) => {
    const order = await placeOrder(services, parseDraft(request.body));
    response.status(201).location(`/orders/${order.id}`).send(order);
  }));

  router.post('/quotes', catchAsync(async (request, response) => {
    response.send(await quoteOrder(services, parseDraft(request.body)));
  }));

  router.get('/orders/:id/invoice', catchAsync(async (request, response) => {
    const order = await findOrder(services, request.params['id'] ?? '');
    const today = new Date();
    response.send({ due: amountDue(order.invoice, today), reminder: reminderFor(order.invoice, today) });
  }));

  router.get('/orders/:id/label', catchAsync(async (request, response) => {
    response.type('text/plain').send(await printLabel(services, request.params['id'] ?? ''));
  }));

  return router;
}
