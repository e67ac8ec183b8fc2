import { OrderNotFound, type Order } from '../domain/order.js';
import type { Carriers } from '../domain/shipping-fee.js';

/** What the use cases of orders need from outside. */
export interface Services {
  readonly orders: OrderStore;
  readonly mailer: Mailer;
  readonly carriers: Carriers;
  readonly labels: Labels;
}

export interface OrderStore {
  find(id: string): Promise<Order | undefined>;
  save(order: Order): Promise<void>;
}

export interface Mailer {
  sendConfirmation(order: Order): Promise<void>;
  sendShippingNotice(order: Order): Promise<void>;
}

export interface Labels {
  fill(order: Order): string;
}

export async function findOrder({ orders }: Services, id: string): Promise<Order> {
  const order = await orders.find(id);
  if (!order) throw new OrderNotFound(`There is no order ${id}`);
  return order;
}
