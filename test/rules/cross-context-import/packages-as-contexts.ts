// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["packages/billing/**"], "public": ["packages/billing/src/index.ts"] },
    { "name": "orders", "files": ["packages/orders/**"] }
  ]
}
// @filename: packages/billing/package.json
{ "name": "@org/billing", "main": "dist/index.js" }
// @filename: packages/billing/src/index.ts
export const tax = 1;
// @filename: packages/billing/src/rates.ts
export const rates = 1;
// @filename: packages/orders/src/total.ts
import { tax } from '@org/billing';
import { rates } from '@org/billing/src/rates';
//                    ^^^^^^^^^^^^^^^^^^^^^^^^ cross-context-import: `orders` imports `@org/billing/src/rates` from inside `billing`
export const total = [tax, rates];
