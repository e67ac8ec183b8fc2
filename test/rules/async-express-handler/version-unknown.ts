// @filename: package.json
{ "name": "orders" }
// @filename: src/app.ts
import express from 'express';
const app = express();
// No version is known, so nothing is concluded.
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
