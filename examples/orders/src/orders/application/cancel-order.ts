import { HttpError } from '../../http/http-error.js';
import type { Order } from '../domain/order.js';
import { orderEvents } from './order-events.js';
import { findOrder, type Services } from './services.js';

/** Cancels an order; one that is cancelled already stays so. */
export async function cancelOrder(services: Services, id: string): Promise<Order> {
  const order = await findOrder(services, id);
  if (order.status === 'cancelled') return order;
  if (order.status === 'shipped') throw new HttpError(409, `Order ${id} is on its way`);

  const cancelled: Order = { ...order, status: 'cancelled' };
  await services.orders.save(cancelled);
  orderEvents.emit('cancelled', cancelled);
  return cancelled;
}
