// @filename: plumbline.json
{
  "layers": [
    { "name": "web", "files": ["packages/web/**"], "mayImport": [] },
    { "name": "core", "files": ["packages/core/**"], "mayImport": [] },
    { "name": "data", "files": ["packages/data/**"], "mayImport": [] }
  ]
}
// @filename: package.json
{ "workspaces": ["packages/*"] }
// @filename: packages/core/package.json
{ "name": "@org/core", "main": "dist/index.js", "types": "dist/index.d.ts" }
// @filename: packages/core/src/index.ts
export const core = 1;
// @filename: packages/core/src/errors.ts
export class NotFound extends Error {}
// @filename: packages/data/package.json
{ "name": "@org/data", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.js" }, "./orders": "./dist/orders.js", "./history": { "default": "./dist/orders/past.js" } } }
// @filename: packages/data/src/index.ts
export const data = 1;
// @filename: packages/data/src/orders.ts
export const orders = 1;
// @filename: packages/data/src/orders/past.ts
export const past = 1;
// @filename: packages/web/package.json
{ "name": "@org/web", "dependencies": { "@org/core": "workspace:*", "@org/data": "workspace:*" } }
// @filename: packages/web/src/app.ts
// None of these was built; their sources are what is reviewed.
import { core } from '@org/core';
//                   ^^^^^^^^^^^ cross-layer-import: `web` imports `@org/core` from `core`
import { NotFound } from '@org/core/dist/errors';
//                       ^^^^^^^^^^^^^^^^^^^^^^^ cross-layer-import: `web` imports `@org/core/dist/errors` from `core`
import { data } from '@org/data';
//                   ^^^^^^^^^^^ cross-layer-import: `web` imports `@org/data` from `data`
import { orders } from '@org/data/orders';
//                     ^^^^^^^^^^^^^^^^^^ cross-layer-import: `web` imports `@org/data/orders` from `data`
import { past } from '@org/data/history';
//                   ^^^^^^^^^^^^^^^^^^^ cross-layer-import: `web` imports `@org/data/history` from `data`
import type { NotFound as Type } from '@org/core';
export const app = (it: Type) => [core, data, orders, past, NotFound, it];
