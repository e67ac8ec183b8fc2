// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }
  ]
}
// @filename: src/domain/quote.ts
import fs from 'fs';
//             ^^^^ infrastructure-in-domain: loads `fs`
import { readFile } from 'node:fs/promises';
//                       ^^^^^^^^^^^^^^^^^^ infrastructure-in-domain: loads `fs/promises`
import http from 'node:http';
//               ^^^^^^^^^^^ infrastructure-in-domain: loads `http`
import { DatabaseSync } from 'node:sqlite';
//                           ^^^^^^^^^^^^^ infrastructure-in-domain: loads `sqlite`
import { EventEmitter } from 'node:events';
export const all = [fs, readFile, http, DatabaseSync, EventEmitter];
