// @filename: shop/package.json
{ "name": "shop" }

// @filename: shop/src/server.ts
import express from 'express';
const app = express();
app.use((req, res, next) => {
  // By hand is as good as by a package.
  res.setHeader('X-Content-Type-Options', 'nosniff');
  next();
});
app.post('/login', (req, res) => {
  if (tries() > 10) { res.sendStatus(429); return; }
  res.json({});
});
app.get('/orders', (req, res) => { res.json([]); });
app.get('/orders/:id', (req, res) => { res.json({}); });
declare function tries(): number;
app.listen(3000);

// @filename: handed/package.json
{ "name": "handed" }

// @filename: handed/src/server.ts
import express from 'express';
import { secure } from '@shop/platform';
const app = express();
// What the platform adds to the app cannot be seen.
secure(app);
app.post('/login', (req, res) => { res.json({}); });
app.get('/orders', (req, res) => { res.json([]); });
app.get('/orders/:id', (req, res) => { res.json({}); });
app.listen(3000);

// @filename: health/package.json
{ "name": "health" }

// @filename: health/src/server.ts
import express from 'express';
const app = express();
// A worker that answers for its health serves no browsers.
app.get('/health', (req, res) => { res.json({}); });
app.listen(3000);
