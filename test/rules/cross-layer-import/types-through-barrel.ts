// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/types.ts
export interface Request { readonly id: string }
// @filename: src/http/server.ts
export const server = 1;
// @filename: src/http/index.ts
export * from './types.js';
export { type Request as Named } from './types.js';
export { Request as Plain } from './types.js';
export * from './server.js';
// @filename: src/orders/list.ts
// Re-exports of types stay types.
import { Request, Named, Plain } from '../http/index.js';
export { Request as Again } from '../http/index.js';
export const list = (a: Request, b: Named, c: Plain) => [a, b, c];
// @filename: src/orders/serve.ts
import { server } from '../http/index.js';
//                     ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
export const serve = server;
