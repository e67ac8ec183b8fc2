// @filename: src/app.ts
import express from 'express';
import { readFileSync, existsSync } from 'node:fs';
const app = express();
// At the top level, once.
const page = readFileSync('page.html', 'utf8');

let template: string | undefined;
const pages = new Map<string, string>();
const byName: Record<string, string> = {};

function first(): string {
  // Kept after the first request.
  if (!template) template = readFileSync('a', 'utf8');
  return template;
}
function again(): string {
  // Read in the caller, kept there.
  return readFileSync('b', 'utf8');
}
let kept: string | undefined;
function keyed(name: string): string {
  const known = pages.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(name, 'utf8');
  pages.set(name, text);
  return text;
}
function listed(name: string): string {
  return (byName[name] ??= readFileSync(name, 'utf8'));
}
function notKept(name: string): string {
  if (!name) return readFileSync('default', 'utf8');
  //                ^^^^^^^^^^^^ sync-call-on-hot-path: blocks every request: GET / → notKept
  return page;
}
app.get('/', (_req, res) => {
  kept ??= again();
  if (process.env['NODE_ENV'] !== 'production') readFileSync('dev.html');
  res.send([first(), kept, keyed('x'), listed('y'), notKept('')].join());
  if (existsSync('maintenance')) res.end();
  //  ^^^^^^^^^^ sync-call-on-hot-path: `existsSync` blocks every request: GET /
});
