// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/types.ts
export interface Request { readonly id: string }
export type Handler = () => void;
export class Response { readonly status = 200; }
export enum Status { ok = 200 }
export const enum Code { ok = 1 }
export type { Handler as Again };
// @filename: src/orders/erased.ts
// Nothing of these is left at run time.
import type { Request } from '../http/types.js';
import { type Handler } from '../http/types.js';
import { Response } from '../http/types.js';
import type * as all from '../http/types.js';
import { Request as Interface, Handler as Alias } from '../http/types.js';
export type Taken = [Request, Handler, Response, all.Response, Interface, Alias];
export const of = (response: Response): number => response.status;
export type { Request as Passed } from '../http/types.js';
export { type Handler as PassedToo } from '../http/types.js';
export { Request as PassedPlain } from '../http/types.js';
export type Lazy = import('../http/types.js').Request;
// @filename: src/orders/kept.ts
import { Status, type Request } from '../http/types.js';
//                                   ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
import { Response } from '../http/types.js';
//                       ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
export { Response as Passed } from '../http/types.js';
//                                 ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
export * from '../http/types.js';
//            ^^^^^^^^^^^^^^^^^^ cross-layer-import: from `http`
export const make = (request: Request) => [request, new Response(), Status.ok];
