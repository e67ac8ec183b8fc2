import { rateIn } from './tax-rates.js';

/** Value-added tax in cents. */
export function taxOn(net: number, country: string): number {
  return Math.round(net * rateIn(country));
}
