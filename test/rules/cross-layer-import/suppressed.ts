// @crlf
// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/server.ts
export const server = 1;
// @filename: src/orders/list.ts
// plumbline-allow cross-layer-import: until the port of step 2 exists
import { server } from '../http/server.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import [suppressed]: from `http`
export const list = server;
