import type { Order } from './order.js';

export interface Stock {
  readonly left: number;
}

export async function reserve(order: Order): Promise<void> {
  await fetch(`http://stock/${order.sku}`);
}

export async function release(sku: string): Promise<void> {
  await fetch(`http://stock/${sku}`, { method: 'DELETE' });
}
