import type { Order } from './order.js';

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  /** In cents. */
  readonly unitPrice: number;
}

export function lineTotal({ quantity, unitPrice }: OrderLine): number {
  return quantity * unitPrice;
}

/** Pieces of each article, for the warehouse: the same article may stand on several lines. */
export function pieces({ lines }: Order): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { sku, quantity } of lines) counted.set(sku, (counted.get(sku) ?? 0) + quantity);
  return counted;
}
