// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }
  ]
}
// @filename: src/domain/order.js
const knex = require('knex');
//                   ^^^^^^ infrastructure-in-domain: loads `knex`
const later = () => require('pg');
//                          ^^^^ infrastructure-in-domain: loads `pg`
const dynamic = () => import('redis');
//                           ^^^^^^^ infrastructure-in-domain: loads `redis`
module.exports = { knex, later, dynamic };
