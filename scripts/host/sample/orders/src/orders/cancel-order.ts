import { readOrder, writeOrder } from '../storage/order-files.js';

/** Cancels an order; one that is cancelled already stays so. */
export async function cancelOrder(id: string): Promise<void> {
  const order = await readOrder(id);
  if (order.cancelled) return;

  await writeOrder({ ...order, cancelled: true });
}
