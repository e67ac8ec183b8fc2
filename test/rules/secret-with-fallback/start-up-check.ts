// @filename: orders/package.json
{ "name": "orders" }

// @filename: orders/src/config.ts
// The server refuses to start without it.
export const secret = process.env.JWT_SECRET || 'secret';
// The server refuses to start with it.
export const session = process.env.SESSION_SECRET || 'keyboard cat';
const { COOKIE_SECRET } = process.env;
export const cookie = process.env.COOKIE_SECRET ?? 'biscuit';
export const admin = process.env.NODE_ENV === 'production' ? required() : process.env.ADMIN_PASSWORD || 'admin';
declare function required(): string;
if (!COOKIE_SECRET) throw new Error('COOKIE_SECRET is missing');

// @filename: orders/src/server.ts
import { session } from './config.js';
if (!process.env.JWT_SECRET && process.env.NODE_ENV === 'production') throw new Error('JWT_SECRET is missing');
if (session === 'keyboard cat') process.exit(1);

// @filename: mails/package.json
{ "name": "mails" }

// @filename: mails/src/config.ts
// The check is made in another service.
export const secret = process.env.JWT_SECRET || 'secret';
//                                              ^^^^^^^^ secret-with-fallback: `JWT_SECRET` falls back
