// @filename: plumbline.json
{
  "contexts": [
    { "name": "billing", "files": ["src/billing/**"] },
    { "name": "orders", "files": ["src/orders/**"] }
  ]
}
// @filename: src/billing/index.js
module.exports = { tax: 1 };
// @filename: src/billing/rates.js
module.exports = { rates: 1 };
// @filename: src/orders/total.js
const { tax } = require('../billing');
const { rates } = require('../billing/rates');
//                        ^^^^^^^^^^^^^^^^^^ cross-context-import: from inside `billing`
const later = () => require('../billing/rates');
//                          ^^^^^^^^^^^^^^^^^^ cross-context-import: from inside `billing`
const dynamic = () => import('../billing/rates.js');
//                           ^^^^^^^^^^^^^^^^^^^^^ cross-context-import: from inside `billing`
module.exports = { tax, rates, later, dynamic };
