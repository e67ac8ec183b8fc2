import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../../log.js';
import { orderEvents } from '../application/order-events.js';
import { pieces } from '../domain/order-line.js';
import type { Order } from '../domain/order.js';

/** Keeps the stock in step with the orders. */
export function keepStock(folder: string): void {
  const file = path.join(folder, 'stock.json');

  orderEvents.on('placed', async (order) => {
    await book(file, order, -1);
  });

  orderEvents.on('cancelled', (order) => {
    book(file, order, 1).catch((error: unknown) => {
      log.error('stock was not given back', { order: order.id, error });
    });
  });
}

async function book(file: string, order: Order, direction: 1 | -1): Promise<void> {
  const stock = JSON.parse(await readFile(file, 'utf8')) as Record<string, number>;
  for (const [sku, count] of pieces(order)) stock[sku] = (stock[sku] ?? 0) + direction * count;
  await writeFile(file, JSON.stringify(stock));
}
