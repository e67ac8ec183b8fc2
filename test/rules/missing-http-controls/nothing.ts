// @filename: shop/package.json
{ "name": "shop" }

// @filename: shop/src/server.ts
import express from 'express';
import cors from 'cors';
import { routes } from './routes.js';
const app = express();
app.use(cors());
app.use(routes);
{
  app.listen(3000);
//^^^^^^^^^^ missing-http-controls: `app.listen` starts a service without security headers and without a rate limit on POST /login, and `cors()` lets every origin read (2 files and their imports searched)
}

// @filename: shop/src/routes.ts
import { Router } from 'express';
export const routes = Router();
routes.post('/login', (req, res) => { res.json({}); });
routes.get('/orders', (req, res) => { res.json([]); });
routes.get('/orders/:id', (req, res) => { res.json({}); });

// @filename: other/package.json
{ "name": "other" }

// @filename: other/src/helmet.ts
// The headers of another service are none of this one.
import helmet from 'helmet';
export const headers = helmet();
