// @filename: src/guards.ts
import type { RequestHandler } from 'express';
export const requireUser: RequestHandler = (req, res, next) => {
  if (req.headers.authorization === undefined) return void res.status(401).end();
  next();
};

// @filename: src/users.ts
import express from 'express';
import { requireUser } from './guards.js';
import { createHmac } from 'node:crypto';
declare const unknownMiddleware: express.RequestHandler;
declare const show: express.RequestHandler;
export const users = express.Router();
users.get('/users', requireUser, show);
users.get('/users/:id', requireUser, show);
users.get('/users/:id/orders', requireUser, show);
users.post('/users/:id/orders', requireUser, show);
users.put('/users/:id', requireUser, show);
users.patch('/users/:id', requireUser, show);
// One has to come in somewhere.
users.post('/users/login', (req, res) => { res.json({}); });
users.get('/users/health', (req, res) => { res.json({}); });
// Whether there is anyone yet is asked by those who are not.
users.get('/users/owner-created', (req, res) => { res.json({}); });
// It may guard.
users.delete('/users/:id', unknownMiddleware, (req, res) => { res.json({}); });
// It knows its caller itself.
users.post('/users/changes', (req, res) => { res.json(createHmac('sha256', 'k').update(String(req.body)).digest('hex')); });
users.get('/users/:id/mails', (req, res) => { if (req.params.id === '1') res.sendStatus(403); else res.json([]); });

// @filename: src/posts.ts
import express from 'express';
import { requireUser } from './guards.js';
declare const show: express.RequestHandler;
export const posts = express.Router();
// All may read, and some may write.
posts.get('/posts', (req, res) => { res.json([]); });
posts.post('/posts', requireUser, show);
posts.put('/posts/:id', requireUser, show);
posts.patch('/posts/:id', requireUser, show);
posts.delete('/posts/:id', requireUser, show);

// @filename: src/admin.ts
import express from 'express';
import { requireUser } from './guards.js';
declare const show: express.RequestHandler;
export const admin = express.Router();
// What stands before the gate stands there on purpose.
admin.get('/terms', (req, res) => { res.json([]); });
admin.use(requireUser);
admin.get('/people', requireUser, show);
admin.get('/people/:id', requireUser, show);
admin.get('/people/:id/orders', requireUser, show);
