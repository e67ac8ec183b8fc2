// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }
  ]
}
// @filename: src/domain/order.ts
import type { Knex } from 'knex';
import { type Request } from 'express';
import { Response } from 'express';
import type express from 'express';
export const all = (a: Knex, b: Request, c: Response, d: typeof express) => [a, b, c, d];
export type { Request as Passed } from 'express';
