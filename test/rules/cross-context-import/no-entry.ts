// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["src/billing/**"] },
    { "name": "orders", "files": ["src/orders/**"] }
  ]
}
// @filename: src/billing/rates.ts
export const rates = 1;
// @filename: src/billing/deep/index.ts
export const deep = 1;
// @filename: src/orders/total.ts
import { rates } from '../billing/rates.js';
//                    ^^^^^^^^^^^^^^^^^^^^^ cross-context-import: from inside `billing`, which declares no public entry
// Only the index at the top is an entry.
import { deep } from '../billing/deep/index.js';
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ cross-context-import: which declares no public entry
export const total = [rates, deep];
