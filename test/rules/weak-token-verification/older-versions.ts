// @filename: old/package.json
{ "name": "old", "dependencies": { "jsonwebtoken": "^8.5.1", "express-jwt": "^5.3.0" } }

// @filename: old/src/tokens.ts
import expressJwt from 'express-jwt';
import jwt from 'jsonwebtoken';
export const guard = expressJwt({ secret: 'k' });
//                   ^^^^^^^^^^ weak-token-verification: `expressJwt` lets the token choose how it was signed: no `algorithms` with express-jwt 5
export const told = expressJwt({ secret: 'k', algorithms: ['HS256'] });
export function userOf(token: string): unknown {
  return jwt.verify(token, process.env.TOKEN_SECRET);
  //     ^^^^^^^^^^ weak-token-verification: `jwt.verify` takes unsigned tokens while `TOKEN_SECRET` is not set: no `algorithms` with jsonwebtoken 8
}
// It is there, or the service does not start.
if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is missing');
export function sure(token: string): unknown {
  return jwt.verify(token, process.env.JWT_SECRET ?? '');
}
export function given(token: string, secret: string): unknown {
  return jwt.verify(token, secret);
}

// @filename: new/package.json
{ "name": "new", "dependencies": { "jsonwebtoken": "^9.0.2", "express-jwt": "^8.4.1" } }

// @filename: new/src/tokens.ts
import { expressjwt } from 'express-jwt';
import jwt from 'jsonwebtoken';
// This version refuses to be made without, and the other refuses tokens without a key.
export const guard = expressjwt({ secret: 'k' } as never);
export function userOf(token: string): unknown {
  return jwt.verify(token, process.env.TOKEN_SECRET ?? '');
}
