import { log } from '../../log.js';
import { OrderAlreadyShipped, type Order } from '../domain/order.js';
import { findOrder, type Services } from './services.js';

export async function shipOrder(services: Services, id: string): Promise<Order> {
  const order = await findOrder(services, id);
  if (order.status === 'shipped') throw new OrderAlreadyShipped(`Order ${id} left already`);

  const shipped: Order = { ...order, status: 'shipped' };
  await services.orders.save(shipped);
  // The parcel travels with or without the notice.
  services.mailer.sendShippingNotice(shipped).catch((error: unknown) => {
    log.warn('shipping notice was not sent', { order: id, error });
  });
  return shipped;
}
