// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }
  ]
}
// @filename: src/domain/index.ts
export { Repository } from 'typeorm';
//                         ^^^^^^^^^ infrastructure-in-domain: loads `typeorm`
export * from 'knex';
//            ^^^^^^ infrastructure-in-domain: loads `knex`
export type { Knex } from 'knex';
