// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/server.ts
export const server = 1;
export default server;
// @filename: src/orders/dynamic.ts
// Loading late is loading all the same.
export const late = async () => (await import('../http/server.js')).server;
//                                            ^^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
import server = require('../http/server.js');
//                      ^^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
import * as all from '../http/server.js';
//                   ^^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
import byDefault from '../http/server.js';
//                    ^^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
export const used = [server, all, byDefault];
// A specifier that is computed leads nowhere.
export const computed = (name: string) => import(name);
// @filename: src/orders/lazy.js
function late() {
  return require('../http/server');
  //             ^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
}
module.exports = late;
