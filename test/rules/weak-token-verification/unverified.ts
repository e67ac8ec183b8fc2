// @filename: src/server.ts
import express from 'express';
import jwt from 'jsonwebtoken';
import { whoIs } from './who-is.js';
declare const orders: { of(user: unknown): unknown };
const app = express();

app.get('/orders', (req, res) => {
  const [, token] = String(req.headers.authorization).split(' ');
  const claims = jwt.decode(token ?? '') as { sub: string };
  //             ^^^^^^^^^^ weak-token-verification: `jwt.decode` believes `headers.authorization` without checking the signature: GET /orders
  res.json(orders.of(claims.sub));
});

app.get('/invoices', (req, res) => {
  res.json(orders.of(whoIs(req)));
});

app.listen(3000);

// @filename: src/who-is.ts
import type { Request } from 'express';
import { jwtDecode } from 'jwt-decode';

export function whoIs(req: Request): unknown {
  return jwtDecode(tokenOf(req));
  //     ^^^^^^^^^ weak-token-verification: `jwtDecode` believes `req.get('authorization')` without checking the signature: GET /invoices → whoIs
}

// A test of the form proves nothing.
function tokenOf(req: Request): string {
  const header = req.get('authorization') ?? '';
  return header.startsWith('Bearer ') ? header.slice(7) : '';
}
