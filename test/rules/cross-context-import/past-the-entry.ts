// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["src/billing/**"] },
    { "name": "orders", "files": ["src/orders/**"] }
  ]
}
// @filename: src/billing/index.ts
export { tax } from './tax.js';
// @filename: src/billing/tax.ts
import { rates } from './rates.js';
export const tax = rates;
// @filename: src/billing/rates.ts
export const rates = 1;
// @filename: src/orders/total.ts
import { tax } from '../billing/index.js';
import { tax as short } from '../billing';
// What the entry passes on is public, wherever it is taken from.
import { tax as passed } from '../billing/tax.js';
import { rates } from '../billing/rates.js';
//                    ^^^^^^^^^^^^^^^^^^^^^ cross-context-import [warning]: `orders` imports `../billing/rates.js` from inside `billing`, past its public entry `src/billing/index.ts`
export const total = [tax, short, passed, rates];
// @filename: src/main.ts
// A file of no context puts them together.
import { rates } from './billing/rates.js';
export const main = rates;
