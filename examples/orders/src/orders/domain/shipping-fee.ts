import { netTotal, type Draft } from './order.js';

/** Whoever knows what a parcel costs. */
export interface Carriers {
  parcelTo(country: string): Promise<number>;
}

const freeFrom = 50_00;

/** In cents. Large orders within the country travel free. */
export async function shippingFee(draft: Draft, carriers: Carriers): Promise<number> {
  if (draft.country === 'DE' && netTotal(draft) >= freeFrom) return 0;
  return carriers.parcelTo(draft.country);
}
