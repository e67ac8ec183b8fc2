import type { Invoice } from '../../billing/index.js';
import { lineTotal, type OrderLine } from './order-line.js';

export interface Draft {
  readonly customer: string;
  readonly country: string;
  readonly lines: readonly OrderLine[];
}

export interface Order extends Draft {
  readonly id: string;
  readonly status: 'placed' | 'shipped' | 'cancelled';
  readonly invoice: Invoice;
}

export class OrderNotFound extends Error {}

export class OrderAlreadyShipped extends Error {}

/** In cents, before discount, shipping and tax. */
export function netTotal({ lines }: Draft): number {
  return lines.reduce((sum, line) => sum + lineTotal(line), 0);
}
