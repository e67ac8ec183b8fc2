// @filename: package.json
{ "dependencies": { "express": "^5.0.1" } }
// @filename: src/app.ts
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
