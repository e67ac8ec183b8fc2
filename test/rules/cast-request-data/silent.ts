// @filename: src/app.ts
import express from 'express';
import { z } from 'zod';
import { place, PlaceOrder } from './orders.js';
const app = express();
const Schema = z.object({ lines: z.array(z.string()) });
app.post('/parsed', async (req, res) => {
  // Checked before the claim, so that the claim is true.
  const checked = Schema.parse(req.body);
  res.json(await place(checked as PlaceOrder));
});
app.post('/asked', async (req, res) => {
  if (!Schema.safeParse(req.body).success) { res.status(400).end(); return; }
  res.json(await place(req.body as PlaceOrder));
});
app.post('/here', (req, res) => {
  // It does not leave the handler.
  const { lines } = req.body as PlaceOrder;
  res.json(Array.isArray(lines));
});
app.get('/loose', async (req, res) => {
  // Narrowing to text claims no shape.
  res.json(await place({ lines: [req.query['line'] as string] }));
});
// @filename: src/orders.ts
export interface PlaceOrder { lines: string[] }
export async function place(order: PlaceOrder): Promise<number> { return order.lines.length; }
