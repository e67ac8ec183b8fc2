// @filename: package.json
{ "workspaces": ["packages/*"], "dependencies": { "express": "^5.0.0" } }
// @filename: packages/old/package.json
{ "name": "old", "dependencies": { "express": "4.18.2" } }
// @filename: packages/old/src/app.ts
import express from 'express';
const app = express();
// The nearest manifest counts.
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
//            ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /a` never answers
// @filename: packages/new/package.json
{ "name": "new" }
// @filename: packages/new/src/app.ts
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
