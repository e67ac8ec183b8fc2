// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{ "files": [], "references": [{ "path": "./tsconfig.spec.json" }, { "path": "./tsconfig.app.json" }] }
// @filename: tsconfig.app.json
{ "compilerOptions": { "baseUrl": ".", "paths": { "@http/*": ["src/http/*"] } } }
// @filename: tsconfig.spec.json
{ "compilerOptions": { "types": ["mocha"] } }
// @filename: src/http/server.ts
export const server = 1;
// @filename: src/orders/list.ts
import { server } from '@http/server';
//                     ^^^^^^^^^^^^^^ cross-layer-import: `orders` imports `@http/server` from `http`
export const list = server;
