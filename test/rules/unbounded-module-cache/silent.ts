// @filename: src/app.ts
import express from 'express';
import { LRUCache } from 'lru-cache';
import { shared } from './shared.js';
const app = express();
const swept = new Map<string, number>();
const sized = new Map<string, string>();
const replaced = new Map<string, string>();
const queue: string[] = [];
const weak = new WeakMap<object, string>();
const lru = new LRUCache<string, string>({ max: 10 });
const byKind: Record<string, string> = {};
let latest = new Map<string, string>();
const escaped = new Map<string, string>();
declare function keepSmall(map: Map<string, string>): void;
keepSmall(escaped);

setInterval(() => {
  for (const [key, at] of swept) if (at < Date.now()) swept.delete(key);
}, 1000);

app.get('/', (req, res) => {
  const key = String(req.query.key);
  // Something takes out again, or watches the size.
  swept.set(key, Date.now() + 1000);
  if (sized.size > 100) sized.clear();
  sized.set(key, 'x');
  latest = new Map([...latest].slice(-10));
  latest.set(key, 'x');
  replaced.set(key, 'x');
  replaced.clear();
  queue.push(key);
  queue.shift();
  lru.set(key, 'x');
  weak.set(req, key);
  // Others hold it, and may empty it.
  escaped.set(key, 'x');
  shared.set(key, 'x');
  // A key that the code knows.
  byKind['order'] = 'x';
  // Lives as long as the request.
  const own = new Map<string, string>();
  own.set(key, 'x');
  res.end();
});

// @filename: src/shared.ts
export const shared = new Map<string, string>();

// @filename: src/sweep.ts
import { shared } from './shared.js';
setInterval(() => shared.clear(), 1000);
