// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/server.js
exports.server = 1;
// @filename: src/orders/unused.js
// JavaScript erases nothing.
import { server } from '../http/server.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
// @filename: src/orders/required.js
const { server } = require('../http/server');
//                         ^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
module.exports = server;
