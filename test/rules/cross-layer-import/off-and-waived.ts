// @filename: plumbline.json
{
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/orders/**", "src/old/**"], "mayImport": [] }
  ],
  "rules": { "cross-layer-import": "info" },
  "waivers": [
    { "rule": "cross-layer-import", "files": ["src/orders/**"], "reason": "moves in May", "owner": "orders", "until": "2026-03-31" },
    { "rule": "cross-layer-import", "files": ["src/old/**"], "reason": "moved in March", "owner": "orders", "until": "2026-03-30" }
  ]
}
// @filename: src/http/server.ts
export const server = 1;
// @filename: src/orders/list.ts
import { server } from '../http/server.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import [waived]: from `http`
export const list = server;
// @filename: src/old/list.ts
// A waiver ends with its last day.
import { server } from '../http/server.js';
//                     ^^^^^^^^^^^^^^^^^^^ cross-layer-import [info]: from `http`
export const list = server;
