// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["app", "shared"] },
    { "name": "app", "files": ["src/app/**"], "mayImport": ["shared"] },
    { "name": "data", "files": ["src/data/**"], "mayImport": ["shared"] },
    { "name": "shared", "files": ["src/shared/**"], "mayImport": [] }
  ]
}
// @filename: src/shared/id.ts
export const id = () => 'x';
// @filename: src/data/orders.ts
import { id } from '../shared/id.js';
export const orders = [id()];
// @filename: src/app/list.ts
import { id } from '../shared/id.js';
import { orders } from '../data/orders.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import: `app` imports `../data/orders.js` from `data`; it may import `shared`
export const list = () => [id(), orders];
// @filename: src/http/routes.ts
// What one layer may import, another does not inherit.
import { orders } from '../data/orders.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import: it may import `app`, `shared`
export const routes = orders;
