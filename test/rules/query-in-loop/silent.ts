// @filename: src/app.ts
import express from 'express';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import Redis from 'ioredis';
import { chunk } from 'lodash';
const app = express();
const pool = new Pool();
const redis = new Redis();
const local = new Database('local.db');
const currencies = ['EUR', 'USD', 'GBP'];
enum Kind { Order = 'order', Return = 'return' }

app.post('/silent', async (req, res) => {
  // A list that the code itself holds.
  for (const currency of currencies) await pool.query('SELECT rate FROM rates WHERE currency = $1', [currency]);
  for (const table of ['orders', 'returns']) await pool.query(`SELECT count(*) FROM ${table}`);
  for (const kind of Object.values(Kind)) await pool.query('SELECT 1 FROM kinds WHERE kind = $1', [kind]);
  // Batches are the cure.
  for (const ids of chunk(req.body.ids, 500)) await pool.query('SELECT * FROM orders WHERE id = ANY($1)', [ids]);
  const batches = chunk(req.body.ids, 500);
  for (let i = 0; i < batches.length; i++) await pool.query('SELECT * FROM orders WHERE id = ANY($1)', [batches[i]]);
  // Tries again, page by page, until it works: no query belongs to one item.
  for (let attempt = 0; attempt < 3; attempt++) await pool.query('SELECT 1 FROM orders WHERE try = $1', [attempt]);
  let cursor: string | undefined;
  while (cursor !== 'end') {
    const { rows } = await pool.query('SELECT * FROM orders WHERE id > $1 LIMIT 100', [cursor]);
    cursor = rows.at(-1)?.id;
  }
  // Asks the same each time, whatever the item.
  for (const item of req.body.items) await pool.query('SELECT now()');
  // In the process, where a query costs microseconds; and a key-value store.
  for (const id of req.body.ids) local.prepare('SELECT * FROM orders WHERE id = ?').get(id);
  for (const id of req.body.ids) await redis.get(id);
  // One query for all, and then memory.
  const { rows } = await pool.query('SELECT * FROM orders WHERE id = ANY($1)', [req.body.ids]);
  for (const id of req.body.ids) rows.find((it) => it.id === id);
  res.end();
});

// Runs when the process starts, and no request waits for it.
async function warm(ids: string[]) {
  for (const id of ids) await pool.query('SELECT * FROM orders WHERE id = $1', [id]);
}
void warm([]).catch(() => undefined);
