// @filename: plumbline.json
{ "layers": [{ "name": "domain", "files": ["src/domain/**"], "mayImport": [] }] }
// @filename: src/domain/order.ts
// A layer's name does not make it the domain.
import knex from 'knex';
export const order = knex;
