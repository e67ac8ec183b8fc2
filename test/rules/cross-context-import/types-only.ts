// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["src/billing/**"] },
    { "name": "orders", "files": ["src/orders/**"] }
  ]
}
// @filename: src/billing/index.ts
export const tax = 1;
// @filename: src/billing/rates.ts
export interface Rate { readonly percent: number }
export class Rates { readonly all: Rate[] = []; }
// @filename: src/orders/total.ts
import type { Rate } from '../billing/rates.js';
import { Rates } from '../billing/rates.js';
import { Rate as Again } from '../billing/rates.js';
export const total = (rate: Rate, rates: Rates, again: Again) => [rate, rates, again];
// @filename: src/orders/make.ts
import { Rates } from '../billing/rates.js';
//                    ^^^^^^^^^^^^^^^^^^^^^ cross-context-import: from inside `billing`
export const make = () => new Rates();
