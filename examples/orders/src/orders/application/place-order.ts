import { randomUUID } from 'node:crypto';
import { invoiceFor } from '../../billing/index.js';
import type { Draft, Order } from '../domain/order.js';
import { orderEvents } from './order-events.js';
import { quoteOrder } from './quote-order.js';
import type { Services } from './services.js';

export async function placeOrder(services: Services, draft: Draft): Promise<Order> {
  const { total } = await quoteOrder(services, draft);
  const order: Order = { ...draft, id: randomUUID(), status: 'placed', invoice: invoiceFor(total, new Date()) };
  await services.orders.save(order);
  services.mailer.sendConfirmation(order);
  orderEvents.emit('placed', order);
  return order;
}
