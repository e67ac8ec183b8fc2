// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["src/billing/**"], "public": ["src/billing/api/**", "src/billing/events.ts"] },
    { "name": "orders", "files": ["src/orders/**"] },
    { "name": "kernel", "files": ["src/kernel/**"], "shared": true }
  ]
}
// @filename: src/kernel/money.ts
export const money = 1;
// @filename: src/billing/api/tax.ts
import { money } from '../../kernel/money.js';
export const tax = money;
// @filename: src/billing/events.ts
export const paid = 'paid';
// @filename: src/billing/index.ts
export { tax } from './api/tax.js';
// @filename: src/orders/total.ts
import { tax } from '../billing/api/tax.js';
import { paid } from '../billing/events.js';
import { money } from '../kernel/money.js';
// Where entries are declared, an index is none by itself.
import { tax as index } from '../billing/index.js';
//                           ^^^^^^^^^^^^^^^^^^^^^ cross-context-import: past all of its 2 public files
export const total = [tax, paid, money, index];
