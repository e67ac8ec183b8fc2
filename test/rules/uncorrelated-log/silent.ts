// @filename: package.json
{ "workspaces": ["services/*"] }

// Where no request has an id, that is said once for the service, and not here.
// @filename: services/none/index.ts
import express from 'express';
const app = express();
app.get('/', (req, res) => { console.log('hit'); res.end(); });
app.listen(3000);

// A logger that lies in the store with the request.
// @filename: services/store/context.ts
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { createLogger, type Logger } from 'winston';
const root = createLogger();
export const storage = new AsyncLocalStorage<{ logger: Logger }>();
export function context(req: Request, res: Response, next: NextFunction): void {
  storage.run({ logger: root.child({ requestId: req.headers['x-request-id'] ?? randomUUID() }) }, next);
}
export const getLogger = (): Logger => storage.getStore()?.logger ?? root;

// @filename: services/store/index.ts
import express from 'express';
import { context, getLogger } from './context.js';
const app = express();
app.use(context);
app.get('/', (req, res) => { getLogger().info('hit'); const log = getLogger(); log.warn('twice'); res.end(); });
app.listen(3001);

// A logger class that is made for each request.
// @filename: services/made/request-logger.ts
export class RequestLogger {
  constructor(private readonly requestId: string) {}
  info(message: string): void { console.log(JSON.stringify({ message, requestId: this.requestId })); }
}

// @filename: services/made/index.ts
import express, { type Request } from 'express';
import { randomUUID } from 'node:crypto';
import { RequestLogger } from './request-logger.js';
declare module 'express' { interface Request { logger?: RequestLogger } }
const app = express();
app.use((req: Request, res, next) => { req.logger = new RequestLogger(req.get('x-request-id') ?? randomUUID()); next(); });
app.get('/', (req: Request, res) => { req.logger?.info('hit'); help(req); res.end(); });
function help(req: Request): void { req.logger?.info('helped'); }
app.listen(3002);

// Names that the project itself gives to the id.
// @filename: services/named/index.js
const express = require('express');
const httpContext = require('express-http-context');
const { v4: uuid } = require('uuid');
const logger = require('log4js').getLogger();
const app = express();
app.use(httpContext.middleware);
app.use((req, res, next) => { httpContext.set('rid', req.headers['x-request-id'] || uuid()); next(); });
app.get('/', (req, res) => { logger.info('[%s] hit', httpContext.get('rid')); res.end(); });
app.listen(3003);

// A logger of a package that is not known here may add anything.
// @filename: services/unknown/index.ts
import express from 'express';
import { logger } from '@acme/logger';
import requestId from 'express-request-id';
const app = express();
app.use(requestId());
app.get('/', (req, res) => { logger.info('hit'); res.end(); });
app.listen(3004);

// Winston reads the id from cls-rtracer in its format.
// @filename: services/rtracer/index.js
const express = require('express');
const rTracer = require('cls-rtracer');
const { createLogger, format, transports } = require('winston');
const printed = format.printf((info) => `${info.timestamp} [${rTracer.id()}] ${info.message}`);
const logger = createLogger({ format: format.combine(format.timestamp(), printed), transports: [new transports.Console()] });
const app = express();
app.use(rTracer.expressMiddleware());
app.get('/', (req, res) => { logger.info('hit'); res.end(); });
app.listen(3005);

// Only the console is beside it, and its line begins with the id that the platform gives.
// @filename: services/lambda/handler.ts
export const handler = async (event: { id: string }): Promise<void> => { console.log(event.id); };
