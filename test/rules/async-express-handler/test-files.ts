// @filename: src/app.ts
import express from 'express';
export const app = express();
// @filename: src/app.test.ts
import { app } from './app.js';
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
// @filename: test/server.ts
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
