// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["src/billing/**"] },
    { "name": "orders", "files": ["src/orders/**"] }
  ]
}
// @filename: src/billing/rates.ts
export const rates = 1;
// @filename: src/orders/total.test.ts
import { rates } from '../billing/rates.js';
export const total = rates;
