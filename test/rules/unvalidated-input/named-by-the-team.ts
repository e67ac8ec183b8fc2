// @filename: plumbline.json
{ "recognizers": { "validators": ["src/check#known"] } }

// @filename: src/check.ts
// Only the standards say that what comes back was checked.
export function known(name: string): string { return name; }
export function plain(name: string): string { return name; }

// @filename: src/server.ts
import express from 'express';
import { Pool } from 'pg';
import { known, plain } from './check.js';
const app = express();
const pool = new Pool();
app.get('/checked', async (req, res) => { res.json(await pool.query(`select * from orders order by ${known(String(req.query.by))}`)); });
app.get('/unchecked', async (req, res) => { res.json(await pool.query(`select * from orders order by ${plain(String(req.query.by))}`)); });
//                                                         ^^^^^^^^^^ unvalidated-input: `req.query.by` reaches `pool.query` as SQL text, and nothing checks it on the way: GET /unchecked
