// @filename: src/app.ts
import express, { type Request, type Response, type NextFunction } from 'express';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import Joi from 'joi';
import { Pool } from 'pg';
import { exec } from 'node:child_process';

const app = express();
const pool = new Pool();
const SORTS = ['name', 'date'];
const COLUMNS: Record<string, string> = { name: 'name', date: 'created_at' };
const Body = z.object({ name: z.string().regex(/^[a-z]+$/) });
const joi = Joi.object({ name: Joi.string().alphanum() });
const formats = new Set(['pdf', 'svg']);

// A schema gives back something clean.
app.post('/zod', async (req, res) => {
  const { name } = Body.parse(req.body);
  await fs.readFile(`data/${name}`);
  res.end();
});
// A schema that is asked about the body, whose answer is looked at.
app.post('/joi', async (req, res) => {
  const { error } = joi.validate(req.body);
  if (error) { res.status(400).end(); return; }
  await fs.readFile(`data/${req.body.name}`);
  res.end();
});
// Middleware of one's own asks the schema.
function validate(schema: { parse(value: unknown): unknown }) {
  return (req: Request, _res: Response, next: NextFunction) => { req.body = schema.parse(req.body); next(); };
}
app.post('/middleware', validate(Body), async (req, res) => { await fs.readFile(`data/${req.body.name}`); res.end(); });

// One of a few that the code itself names.
app.get('/list', async (req, res) => {
  const sort = String(req.query['sort']);
  if (!SORTS.includes(sort)) { res.status(400).end(); return; }
  await pool.query(`select * from t order by ${sort}`);
  res.end();
});
app.get('/lookup', async (req, res) => {
  await pool.query(`select * from t order by ${COLUMNS[String(req.query['sort'])] ?? 'name'}`);
  await pool.query(`select * from t order by name ${req.query['dir'] === 'desc' ? 'desc' : 'asc'}`);
  res.end();
});
app.get('/switch', (req, res) => {
  const { format } = req.params as { format?: string };
  switch (format) {
    case 'pdf':
    case 'svg':
      exec(`convert in.png out.${format}`);
      break;
    default:
      res.status(400).end();
  }
});
app.get('/set/:format', (req, res) => {
  const format = req.params.format;
  if (formats.has(format)) exec(`convert in.png out.${format}`);
  res.end();
});
// Confined to a folder, in three ways.
function inside(name: string): string {
  const full = path.resolve('/data', name);
  if (!full.startsWith('/data/')) throw new Error('outside');
  return full;
}
app.get('/files/:name', async (req, res) => {
  await fs.readFile(path.join('/data', path.basename(req.params.name)));
  await fs.readFile(inside(req.params.name));
  res.sendFile(req.params.name, { root: '/data' });
});
// Numbers, identifiers, and addresses with a fixed host.
app.get('/users/:id', async (req, res) => {
  const id = parseInt(req.params.id, 10);
  await pool.query(`select * from users where id = ${id}`);
  await fetch(`https://api.example.com/users/${encodeURIComponent(req.params.id)}`);
  res.redirect(`/people/${req.params.id}`);
});
