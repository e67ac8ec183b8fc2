// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{ "extends": "./config/base.json" }
// @filename: config/base.json
{ "compilerOptions": { "verbatimModuleSyntax": true } }
// @filename: src/http/types.ts
export class Response { readonly status = 200; }
// @filename: src/orders/list.ts
import { Response } from '../http/types.js';
//                       ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
export type Taken = Response;
