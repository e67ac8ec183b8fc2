import { rateIn } from '../../billing/domain/tax-rates.js';
import { discountOn } from '../domain/discount.js';
import { netTotal, type Draft } from '../domain/order.js';
import { shippingFee } from '../domain/shipping-fee.js';
import type { Services } from './services.js';

export interface Quote {
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

/** What an order would cost today, in cents. */
export async function quoteOrder({ carriers }: Services, draft: Draft): Promise<Quote> {
  const [discount, fee] = await Promise.all([discountOn(draft), shippingFee(draft, carriers)]);
  const net = netTotal(draft) - discount + fee;
  const tax = Math.round(net * rateIn(draft.country));
  return { net, tax, total: net + tax };
}
