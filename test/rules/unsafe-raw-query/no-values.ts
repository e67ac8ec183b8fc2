// @filename: src/server.ts
import express from 'express';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
const table = 'orders';
const states = { open: 'OPEN', closed: 'CLOSED' } as const;

function list(column: string, hours: number, id: string) {
  // Names cannot be bound, and a number or an id holds no quotes.
  return pool.query(`SELECT ${column} FROM ${table} WHERE state = '${states.open}' AND at > now() - interval '${hours} hours' AND id = '${id}'`);
}

app.get('/orders', async (req, res) => {
  res.json(await list('name', 24, '7'));
});

// Bound.
app.get('/bound', async (req, res) => {
  const detail = JSON.stringify({ path: req.path });
  res.json(await pool.query('SELECT $1::jsonb', [detail]));
});

// The function says which it takes.
function since(duration: string) {
  if (!isDuration(duration)) throw new Error('no duration');
  return pool.query(`SELECT now() - interval '${duration}'`);
}
declare function isDuration(text: string): boolean;
app.get('/since', async (req, res) => {
  res.json(await since(` ${JSON.stringify(1)}`));
});

// Nothing on a request path calls it.
export const migrate = (event: object) => pool.query(`INSERT INTO events VALUES ('${JSON.stringify(event)}')`);

// Request data that nothing checked has a rule of its own.
app.get('/search', async (req, res) => {
  res.json(await pool.query(`SELECT * FROM orders WHERE name = '${String(req.query.name)}'`));
});
app.listen(3000);
