// @filename: src/server.ts
import express from 'express';
import { record, byName, rename } from './store.js';
const app = express();
app.use(express.json());

app.post('/events', (req, res) => {
  record({ path: req.path, at: 1 });
  res.sendStatus(201);
});
app.get('/customers', async (req, res) => {
  const name = pick();
  res.json(await byName(name));
});
app.put('/customers', async (req, res) => {
  res.json(await rename({ name: pick(), owner: { email: pick() } }));
});
declare function pick(): string;

// @filename: src/store.ts
import { Pool } from 'pg';
const pool = new Pool();

export function record(event: object): void {
  void pool.query(`INSERT INTO events (detail) VALUES ('${JSON.stringify(event)}')`);
  //   ^^^^^^^^^^ unsafe-raw-query: `JSON.stringify(…)` stands between quotes in the text of `pool.query` and is not bound: POST /events → record
}

export async function rename(customer: { name: string; owner: { email: string } }): Promise<unknown> {
  const text = 'UPDATE customers SET owner = \'' + customer.owner.email.trim() + '\'';
  return pool.query(text);
  //     ^^^^^^^^^^ unsafe-raw-query: stands between quotes in the text of `pool.query` and is not bound: PUT /customers → rename
}

// What callers give is not known.
export async function byName(name: string): Promise<unknown> {
  return pool.query(`SELECT * FROM customers WHERE name = '${name}'`);
}
