// @filename: src/start.ts
import express from 'express';
import fs from 'node:fs';
import bcrypt from 'bcryptjs';
import Database from 'better-sqlite3';

const app = express();
// Loaded with the file.
const key = fs.readFileSync('key.pem');
const db = new Database('shop.db');

class Templates {
  // Made once, below, while the process starts.
  readonly page = fs.readFileSync('page.html', 'utf8');
  constructor() { fs.mkdirSync('out', { recursive: true }); }
}
const templates = new Templates();

// A function of one's own under a known name.
function readFileSync(name: string): string { return name; }

app.get('/', async (_req, res) => {
  // Answers from its own pages, and has no other form.
  const rows = db.prepare('select 1').all();
  res.json([key.length, templates.page, rows, readFileSync('a'), await bcrypt.hash('x', 10)]);
});
process.on('SIGTERM', () => { fs.writeFileSync('last-words', 'bye'); });
