// @filename: src/routes.ts
import express from 'express';
import { Orders } from './orders.js';
const app = express();
const orders = new Orders();
app.get('/orders', async (req, res) => {
  const { status, page } = req.query;
  res.json(await orders.search({ status: String(status), page: Number(page) }));
});

// @filename: src/orders.ts
import { OrderStore } from './order-store.js';
interface Filter { status: string; page: number }
export class Orders {
  private readonly store = new OrderStore();
  search(filter: Filter) { return this.store.find(filter.status, filter.page); }
}

// @filename: src/order-store.ts
import { Pool } from 'pg';
export class OrderStore {
  private readonly pool = new Pool();
  async find(status: string, page: number) {
    let sql = 'select * from orders where true';
    if (status) sql += ` and status = '${status}'`;
    // A number says nothing of the text that it came from.
    await this.pool.query(`select count(*) from orders offset ${page * 20}`);
    // Parameters keep data out of the text.
    await this.pool.query('select * from orders where status = $1', [status]);
    return this.pool.query(sql);
    //     ^^^^^^^^^^^^^^^ unvalidated-input: `req.query.status` reaches `this.pool.query` as SQL text, and nothing checks it on the way: GET /orders → Orders.search → OrderStore.find
  }
}
