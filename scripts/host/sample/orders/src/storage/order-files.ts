import { readFile, writeFile } from 'node:fs/promises';
import type { Order } from '../orders/order.js';

export async function readOrder(id: string): Promise<Order> {
  return JSON.parse(await readFile(`data/${id}.json`, 'utf8')) as Order;
}

export async function writeOrder(order: Order): Promise<void> {
  await writeFile(`data/${order.id}.json`, JSON.stringify(order));
}
