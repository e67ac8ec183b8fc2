// @filename: src/server.ts
import express from 'express';
import jwt from 'jsonwebtoken';
import { whoIs } from './who-is.js';
declare const orders: { of(user: unknown): unknown };
const app = express();

app.get('/orders', (req, res) => {
  const [, token] = String(req.headers.authorization).split(' ');
  const claims = jwt.decode(token ?? '') as { sub: string };
  //             ^^^^^^^^^^ weak-token-verification: `jwt.decode` believes `req.headers.authorization` without checking the signature: GET /orders
  res.json(orders.of(claims.sub));
});

app.get('/invoices', (req, res) => {
  res.json(orders.of(whoIs(req)));
});

// When a token ends is no question of who sends it.
app.post('/logout', (req, res) => {
  const { exp } = jwt.decode(String(req.headers.authorization)) as { exp: number };
  res.json({ until: exp });
});

// A token that the service has just made itself.
app.post('/tokens', (req, res) => {
  const token = jwt.sign({ sub: 'a' }, 'key');
  const claims = jwt.decode(token) as { sub: string };
  res.json({ token, user: claims.sub });
});

// Passport has verified it before.
import passport from 'passport';
app.get('/me', passport.authenticate('jwt'), (req, res) => {
  const claims = jwt.decode(String(req.headers.authorization)) as { sub: string };
  res.json({ user: claims.sub });
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

// @filename: src/key-of.ts
import express from 'express';
import jwt from 'jsonwebtoken';
declare const keys: Record<string, string>;
// The file verifies, and reads first to know by which key.
export const tenants = express.Router();
tenants.get('/tenants', (req, res) => {
  const token = String(req.headers.authorization);
  const { tenant } = jwt.decode(token) as { tenant: string };
  res.json(jwt.verify(token, keys[tenant] ?? ''));
});
