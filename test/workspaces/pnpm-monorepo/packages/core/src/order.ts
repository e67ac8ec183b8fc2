import type { Stock } from './stock.js';

export interface Order {
  readonly sku: string;
  readonly stock: Stock;
}
