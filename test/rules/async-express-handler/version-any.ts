// @filename: package.json
{ "dependencies": { "express": "latest" } }
// @filename: src/app.ts
import express from 'express';
const app = express();
// The range names no number.
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
