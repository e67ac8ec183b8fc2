// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["*/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["*/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{ "compilerOptions": { "paths": { "~/*": ["./a/*"] } } }
// @filename: b/tsconfig.json
{ "extends": "../tsconfig.json", "compilerOptions": { "paths": { "~/*": ["./*"] } } }
// @filename: a/http/server.ts
export const server = 'a';
// @filename: b/other/server.ts
export const server = 'b';
// @filename: a/orders/list.ts
import { server } from '~/http/server';
//                     ^^^^^^^^^^^^^^^ cross-layer-import: `orders` imports `~/http/server` from `http`
export const list = server;
// @filename: b/orders/list.ts
// The same alias means another folder here.
import { server } from '~/other/server';
export const list = server;
