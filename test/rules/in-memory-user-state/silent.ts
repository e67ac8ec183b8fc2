// @filename: src/app.ts
import express from 'express';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
const users = new Map<string, unknown>();
const userCache = new Map<string, unknown>();
const streams = new Map<string, express.Response>();
const timers: Record<string, NodeJS.Timeout> = {};
const prices = new Map<string, number>();

async function userOf(userId: string) {
  // A copy, loaded again where it is missing.
  const known = users.get(userId);
  if (known) return known;
  const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [userId]);
  users.set(userId, rows[0]);
  return rows[0];
}
app.get('/', async (req, res) => {
  const { userId } = req.body;
  userCache.set(userId, await userOf(userId));
  userCache.clear();
  // An open connection and a timer belong to this instance.
  streams.set(userId, res);
  timers[userId] = setTimeout(() => streams.delete(userId), 1000);
  // Not by whose it is.
  prices.set(req.body.sku, 1);
  prices.clear();
  res.end();
});
