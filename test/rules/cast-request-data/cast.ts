// @filename: src/app.ts
import express, { type Request, type Response } from 'express';
import { place, PlaceOrder } from './orders.js';
const app = express();
app.post('/orders', async (req, res) => {
  res.json(await place(req.body as PlaceOrder));
  //                               ^^^^^^^^^^ cast-request-data: `PlaceOrder` is only claimed for `req.body`: nothing looks whether the client sent that (POST /orders)
});
app.put('/orders', async (req: Request, res: Response) => {
  const order: PlaceOrder = req.body;
  //           ^^^^^^^^^^ cast-request-data: `PlaceOrder` is only claimed for `req.body`
  res.json(await place({ ...order }));
});
// @filename: src/orders.ts
export interface PlaceOrder { lines: string[] }
export async function place(order: PlaceOrder): Promise<number> { return order.lines.length; }
