// A package of one's own around OpenTelemetry may write the id into every log.
// @filename: services/traced/package.json
{ "name": "traced", "dependencies": { "@acme/opentelemetry-nestjs": "^1.0.0" } }

// @filename: services/traced/app.ts
import '@acme/opentelemetry-nestjs';
import { AwsInstrumentation } from '@opentelemetry/instrumentation-aws-sdk';
import express from 'express';
export const aws = new AwsInstrumentation();
const app = express();
app.get('/orders', (req, res) => { console.log('listing'); res.end(); });

// The header of a product tells repeated requests apart, and may be no id for logs.
// @filename: services/repeated/package.json
{ "name": "repeated", "dependencies": { "express": "^5.0.0" } }

// @filename: services/repeated/app.ts
import express from 'express';
const app = express();
const seen = new Set<string>();
app.use((req, res, next) => {
  const id = req.get('x-acme-request-id');
  if (id !== undefined && seen.has(id)) return res.status(409).end();
  next();
});
app.get('/orders', (req, res) => { console.log('listing'); res.end(); });

// A connection is told apart by its own id.
// @filename: services/sockets/package.json
{ "name": "sockets", "dependencies": { "fastify": "^5.0.0", "socket.io": "^4.0.0" } }

// @filename: services/sockets/app.ts
import fastify from 'fastify';
import { Server } from 'socket.io';
const app = fastify({ logger: true });
app.get('/orders', async (request) => { request.log.info('listing'); return []; });
const io = new Server(app.server);
io.on('connection', (socket) => {
  app.log.info(`connected: ${socket.id}`);
  socket.on('ping', () => { app.log.info('ping'); });
  //                        ^^^^^^^^^^^^ uncorrelated-log: socket ping
});
