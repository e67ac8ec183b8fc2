// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }
  ]
}
// @filename: src/domain/order.ts
export const order = 1;
// @filename: src/domain/order.test.ts
import fs from 'node:fs';
import knex from 'knex';
export const test = [fs, knex];
