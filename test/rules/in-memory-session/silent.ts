// @filename: src/app.ts
import express from 'express';
import session, { type SessionOptions } from 'express-session';
import cookieSession from 'cookie-session';
import { RedisStore } from 'connect-redis';
import { PoolStore } from './store.js';
import { configured } from './config.js';
const app = express();
app.use(session({ secret: 's', store: new RedisStore({}) }));
// Kept by the browser.
app.use(cookieSession({ secret: 's' }));
// The options are somebody else's.
app.use(session(configured()));
const options: SessionOptions = { secret: 's' };
options.store = new PoolStore();
app.use(session(options));
// Which store it is depends on the set-up.
let store;
if (process.env['REDIS_URL']) store = new RedisStore({});
else store = new session.MemoryStore();
app.use(session({ secret: 's', store }));
if (process.env['NODE_ENV'] !== 'production') app.use(session({ secret: 's' }));

// @filename: src/config.ts
import type { SessionOptions } from 'express-session';
export declare function configured(): SessionOptions;
