// @filename: src/app.ts
import express from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
const mirrors = ['https://a.example.com', 'https://b.example.com'];
const post = async (url: string, body?: string) => fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(1000) });

app.post('/order', async (req, res) => {
  let token = '';
  for (const url of req.body.urls) {
    // Each turn uses what the one before gave.
    token = await (await post(url, token)).text();
  }
  for (const url of req.body.urls) {
    // The first that works ends the search.
    const answer = await post(url);
    if (answer.ok) return res.json(await answer.json());
  }
  for (const url of req.body.urls) {
    // The pace is meant.
    await post(url);
    await sleep(1000);
  }
  // Two, as the code says.
  for (const url of mirrors) await post(url);
  // Queries are the business of another rule.
  for (const id of req.body.ids) await pool.query("SELECT 1 FROM seen WHERE id = $1", [id]);
  // Nothing outside is waited for.
  for (const id of req.body.ids) await Promise.resolve(id);
  return res.end();
});
async function firstOf(urls: string[]) {
  for (const url of urls) {
    try {
      return await post(url);
    } catch {
      // The next one may answer.
    }
  }
  return undefined;
}
app.post('/first', async (req, res) => {
  res.json(await firstOf(req.body.urls));
});
