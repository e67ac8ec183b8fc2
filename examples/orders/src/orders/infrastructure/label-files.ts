import type { Labels } from '../application/services.js';
import { readSender, readTemplate } from './templates.js';

/** Fills labels for parcels from the templates of the warehouse. */
export function labelFiles(folder: string): Labels {
  const sender = readSender(folder);
  return {
    fill(order) {
      const values: Readonly<Record<string, string>> = { sender, id: order.id, customer: order.customer, country: order.country };
      return readTemplate(folder, 'label').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    },
  };
}
