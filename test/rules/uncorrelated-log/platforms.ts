// @filename: package.json
{ "workspaces": ["services/*"] }

// @filename: services/worker/package.json
{ "name": "worker" }

// @filename: services/worker/index.ts
import { Worker, type Job } from 'bullmq';
import pino from 'pino';
const logger = pino();
new Worker('mail', async (job: Job<{ requestId: string }>) => {
  const log = logger.child({ requestId: job.data.requestId });
  log.info('sending');
  logger.info({ requestId: job.data.requestId }, 'sending');
  logger.info('sending');
//^^^^^^^^^^^ uncorrelated-log: logs without the request's id
});

// @filename: services/http/package.json
{ "name": "http" }

// @filename: services/http/index.js
const http = require('http');
const { randomUUID } = require('crypto');
const server = http.createServer((req, res) => {
  req.id = req.headers['x-request-id'] || randomUUID();
  console.log(`[${req.id}] ${req.method} ${req.url}`);
  answer(req, res);
});
function answer(req, res) {
  console.log('answering');
//^^^^^^^^^^^ uncorrelated-log: logs without the request's id
  console.log(req.id, 'answering');
  res.end();
}
server.listen(3000, () => console.log('up'));

// @filename: services/lambda/package.json
{ "name": "lambda" }

// @filename: services/lambda/handler.ts
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { Logger } from '@aws-lambda-powertools/logger';
import pino from 'pino';
const logger = new Logger();
const other = pino();
export const handler = async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
  logger.addContext(context);
  logger.info('handling');
  other.info({ awsRequestId: context.awsRequestId }, 'handling');
  other.info('handling');
//^^^^^^^^^^ uncorrelated-log: logs without the request's id
  return { statusCode: 200, body: event.path };
};

// @filename: services/next/package.json
{ "name": "next-app", "dependencies": { "next": "^15.0.0" } }

// @filename: services/next/app/api/orders/route.ts
import { NextResponse } from 'next/server';
import { withRequest } from '../../../lib/with-request.js';
export const GET = withRequest(async (request, log) => {
  log.info('listing');
  console.log('listing');
//^^^^^^^^^^^ uncorrelated-log: GET /api/orders
  return NextResponse.json([]);
});

// @filename: services/next/lib/with-request.ts
import type { NextRequest } from 'next/server';
import pino, { type Logger } from 'pino';
const logger = pino();
type Handler = (request: NextRequest, log: Logger) => Promise<Response>;
export function withRequest(handler: Handler) {
  return async (request: NextRequest): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? crypto.randomUUID();
    return handler(request, logger.child({ requestId }));
  };
}
