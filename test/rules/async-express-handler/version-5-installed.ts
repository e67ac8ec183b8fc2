// @filename: package.json
{ "dependencies": { "express": ">=4" } }
// @filename: node_modules/express/package.json
{ "name": "express", "version": "5.1.0", "main": "index.js" }
// @filename: node_modules/express/index.d.ts
declare function express(): any;
export = express;
// @filename: src/app.ts
import express from 'express';
const app = express();
// What is installed counts, whatever the range would also allow.
app.get('/a', async (req: unknown, res: any) => { res.json(await fetch('a')); });
