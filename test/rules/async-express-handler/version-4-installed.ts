// @filename: package.json
{ "dependencies": { "express": "*" } }
// @filename: node_modules/express/package.json
{ "name": "express", "version": "4.19.2", "main": "index.js" }
// @filename: node_modules/express/index.js
module.exports = () => {};
// @filename: src/app.ts
import express from 'express';
const app = express();
app.get('/a', async (req: unknown, res: any) => { res.json(await fetch('a')); });
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /a` never answers
