// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }
  ]
}
// @filename: src/http/server.ts
export const server = 1;
// @filename: src/orders/list.test.ts
import { server } from '../http/server.js';
export const list = server;
