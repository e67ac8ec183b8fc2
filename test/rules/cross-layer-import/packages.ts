// @filename: plumbline.json
{ "layers": [{ "name": "core", "files": ["packages/core/**"], "mayImport": [] }] }
// @filename: packages/api/plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["domain"] },
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [] }
  ]
}
// @filename: packages/core/index.ts
export const core = 1;
// @filename: packages/api/src/http/routes.ts
import { order } from '../domain/order.js';
// The layers of a package are about that package alone.
import { core } from '../../../core/index.js';
export const routes = [order, core];
// @filename: packages/api/src/domain/order.ts
import { status } from '../http/status.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import: `domain` imports `../http/status.js` from `http`; it may import no other layer
export const order = status;
// @filename: packages/api/src/http/status.ts
export const status = 200;
