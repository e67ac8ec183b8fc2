import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OrderStore } from '../application/services.js';
import type { Order } from '../domain/order.js';

/** Keeps each order in a JSON file of its own. */
export function orderFiles(folder: string): OrderStore {
  const fileOf = (id: string) => path.join(folder, 'orders', `${path.basename(id)}.json`);
  return {
    async find(id) {
      try {
        return revive(await readFile(fileOf(id), 'utf8'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },

    async save(order) {
      await mkdir(path.join(folder, 'orders'), { recursive: true });
      await writeFile(fileOf(order.id), JSON.stringify(order));
    },
  };
}

function revive(text: string): Order {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const row: any = JSON.parse(text);
  return { ...row, invoice: { ...row.invoice, issued: new Date(row.invoice.issued) } };
}
