// @filename: package.json
{ "workspaces": ["services/*"] }

// Nothing is logged and nobody is called.
// @filename: services/quiet/index.ts
import express from 'express';
const app = express();
app.get('/', (req, res) => { res.json({ ok: true }); });
app.listen(3000, () => { console.log('listening'); });

// A package that is not known here may give an id.
// @filename: services/platform/index.ts
import express from 'express';
import { observability } from '@acme/platform';
const app = express();
app.use(observability());
app.get('/', (req, res) => { console.log('hit'); res.end(); });
app.listen(3001);

// The application is handed to a package.
// @filename: services/handed/index.ts
import express from 'express';
import { instrument } from '@acme/telemetry';
const app = express();
instrument(app);
app.get('/', (req, res) => { console.log('hit'); res.end(); });
app.listen(3002);

// Fastify gives every request a logger with its id.
// @filename: services/fastify/index.ts
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request) => { request.log.info('hit'); return {}; });
await app.listen({ port: 3003 });

// An id of one's own making on the context.
// @filename: services/koa/index.ts
import Koa from 'koa';
import { nanoid } from 'nanoid';
const app = new Koa();
app.use(async (ctx, next) => { ctx.state.requestId = ctx.get('x-request-id') || nanoid(); await next(); });
app.use(async (ctx) => { console.log(ctx.state.requestId, ctx.path); });
app.listen(3004);

// @filename: services/hono/index.ts
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
const app = new Hono();
app.use(requestId());
app.get('/', (c) => { console.log(c.get('requestId')); return c.text('ok'); });
export default app;

// Loaded before the program by its start command.
// @filename: services/traced/package.json
{ "name": "traced", "scripts": { "start": "node --require ./tracing.js index.js" } }

// @filename: services/traced/tracing.js
const { NodeSDK } = require('@opentelemetry/sdk-node');
const { getNodeAutoInstrumentations } = require('@opentelemetry/auto-instrumentations-node');
new NodeSDK({ instrumentations: [getNodeAutoInstrumentations()] }).start();

// @filename: services/traced/index.js
const express = require('express');
const app = express();
app.get('/', (req, res) => { fetch('http://stock.internal').then((it) => it.json()).then((it) => res.json(it)); });
app.listen(3005);

// @filename: services/agent/Dockerfile
FROM node:22
CMD ["node", "--require", "dd-trace/init", "index.js"]

// @filename: services/agent/package.json
{ "name": "agent" }

// @filename: services/agent/index.js
const express = require('express');
const pino = require('pino');
const log = pino();
const app = express();
app.get('/', (req, res) => { log.info('hit'); res.end(); });
app.listen(3006);
