// @filename: plumbline.json
{ "recognizers": { "guards": ["src/limits#within"] }, "providedElsewhere": ["authentication"] }

// @filename: src/limits.ts
import type { RequestHandler } from 'express';
// Only the standards say that this lets nobody else through.
export const within = (scope: string): RequestHandler => (req, res, next) => { next(); };

// @filename: src/orders.ts
import express from 'express';
import { within } from './limits.js';
const app = express();
app.get('/orders', within('read'), (req, res) => { res.json([]); });
app.post('/orders', within('write'), (req, res) => { res.json({}); });
app.put('/orders/:id', within('write'), (req, res) => { res.json({}); });
app.patch('/orders/:id', within('write'), (req, res) => { res.json({}); });
app.delete("/orders/:id", (req, res) => { res.json({}); });
