// @filename: src/app.ts
import express from 'express';
import { priceOf, cachedPriceOf, loadedOnce, priceOrDefault } from './prices.js';
const app = express();

app.post('/basket', async (req, res) => {
  const items: { sku: string }[] = req.body.items;
  const prices = await Promise.all(items.map(async (item) => priceOf(item.sku)));
  //                                                         ^^^^^^^ query-in-loop: `priceOf` queries the database, by `pool.query` in load, once for each item of `items`: POST /basket
  for (const item of items) {
    // Asks the database only where a cache has no answer.
    await cachedPriceOf(item.sku);
    // Kept after the first time.
    await loadedOnce();
    // Asks it only for some.
    await priceOrDefault(item.sku);
  }
  res.json(prices);
});

// @filename: src/prices.ts
import { Pool } from 'pg';
import Redis from 'ioredis';
const pool = new Pool();
const redis = new Redis();
const known = new Map<string, number>();

export async function priceOf(sku: string) {
  if (!sku) throw new Error('no sku');
  return load(sku);
}
async function load(sku: string) {
  const { rows } = await pool.query('SELECT price FROM prices WHERE sku = $1', [sku]);
  return rows[0];
}
export async function cachedPriceOf(sku: string) {
  const kept = await redis.get(sku);
  if (kept !== null) return Number(kept);
  return load(sku);
}
let all: unknown;
export async function loadedOnce() {
  if (!all) all = await pool.query('SELECT * FROM prices');
  return all;
}
export async function priceOrDefault(sku: string) {
  if (sku.startsWith('x')) return load(sku);
  return known.get(sku);
}
