import { findOrder, type Services } from './services.js';

/** What the warehouse sticks onto the parcel. */
export async function printLabel(services: Services, id: string): Promise<string> {
  const order = await findOrder(services, id);
  return services.labels.fill(order);
}
