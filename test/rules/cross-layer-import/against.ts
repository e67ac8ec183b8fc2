// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/errors.ts
export class HttpError extends Error {}
// @filename: src/http/routes.ts
// The agreed direction.
import { cancel } from '../orders/cancel.js';
import { HttpError } from './errors.js';
import { config } from '../config.js';
export const route = () => [cancel, HttpError, config];
// @filename: src/config.ts
// A file of no layer may import what it likes.
import { cancel } from './orders/cancel.js';
export const config = { cancel };
// @filename: src/orders/cancel.ts
import { HttpError } from '../http/errors.js';
//                        ^^^^^^^^^^^^^^^^^^^ cross-layer-import [warning]: `orders` imports `../http/errors.js` from `http`; it may import no other layer
import '../http/errors.js';
//     ^^^^^^^^^^^^^^^^^^^ cross-layer-import: `orders` imports `../http/errors.js` from `http`
import { config } from '../config.js';
export function cancel() {
  if (config) throw new HttpError();
}
