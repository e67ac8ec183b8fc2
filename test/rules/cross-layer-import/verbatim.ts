// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: tsconfig.json
{ "compilerOptions": { "verbatimModuleSyntax": true } }
// @filename: src/http/types.ts
export class Response { readonly status = 200; }
export interface Request { readonly id: string }
// @filename: src/orders/list.ts
// What is written as a value stays, used or not.
import { Response } from '../http/types.js';
//                       ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
import type { Response as Erased } from '../http/types.js';
export type Taken = [Response, Erased];
