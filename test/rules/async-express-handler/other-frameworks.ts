// @filename: src/fastify.js
const fastify = require('fastify')();
// Fastify awaits its handlers.
fastify.get('/a', async () => fetch('a'));
// @filename: src/koa.js
const Router = require('@koa/router');
const router = new Router();
router.get('/a', async (ctx) => { ctx.body = await fetch('a'); });
// @filename: src/map.ts
const cache = new Map<string, () => Promise<void>>();
cache.get('a');
const registry = { get(path: string, handler: () => Promise<void>) { return [path, handler]; } };
// Something else that has a `get`.
registry.get('/a', async () => { await fetch('a'); });
