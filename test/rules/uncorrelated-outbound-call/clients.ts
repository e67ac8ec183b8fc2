// @filename: src/clients.ts
import axios, { type AxiosInstance } from 'axios';
import got from 'got';
import ky from 'ky';
import { currentId } from './context.js';

export const plain = axios.create({ baseURL: 'http://stock.internal' });
export const traced = axios.create({ baseURL: 'http://stock.internal' });
traced.interceptors.request.use((config) => {
  config.headers['x-request-id'] = currentId();
  return config;
});
export const extended = got.extend({ hooks: { beforeRequest: [(options) => { options.headers['x-request-id'] = currentId(); }] } });
export const bare = got.extend({ timeout: { request: 1000 } });
export function clientFor(id: string): AxiosInstance {
  return axios.create({ headers: { 'X-Correlation-Id': id } });
}
export const client = ky.create({ hooks: { beforeRequest: [(request) => { request.headers.set('x-request-id', currentId() ?? ''); }] } });

// @filename: src/context.ts
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
const storage = new AsyncLocalStorage<Map<string, string>>();
export const context: RequestHandler = (req, res, next) => { storage.run(new Map([['requestId', req.get('x-request-id') ?? randomUUID()]]), next); };
export const currentId = (): string | undefined => storage.getStore()?.get('requestId');
export const idHeader = (): Record<string, string> => ({ 'x-request-id': currentId() ?? '' });

// @filename: src/app.ts
import express from 'express';
import http from 'node:http';
import superagent from 'superagent';
import { request } from 'undici';
import axios from 'axios';
import { bare, client, clientFor, extended, plain, traced } from './clients.js';
import { context, currentId, idHeader } from './context.js';
const app = express();
app.use(context);
app.get('/orders', async (req, res) => {
  await plain.get('/a');
  //    ^^^^^^^^^ uncorrelated-outbound-call: `plain.get` sends a request without the id of the request that causes it: GET /orders
  await traced.get('/a');
  await extended.get('http://a.internal');
  await bare.get('http://a.internal');
  //    ^^^^^^^^ uncorrelated-outbound-call
  await clientFor('1').get('/a');
  await client.get('http://a.internal');
  await axios.get('http://a.internal', { headers: { ...idHeader() } });
  await axios({ url: 'http://a.internal', headers: { accept: '*/*' } });
  //    ^^^^^ uncorrelated-outbound-call
  await fetch('http://a.internal', { headers: { accept: '*/*', ...idHeader() } });
  await fetch('http://a.internal', { method: 'POST', body: JSON.stringify({ requestId: currentId() }) });
  const headers = new Headers();
  headers.set('x-correlation-id', currentId() ?? '');
  await fetch('http://a.internal', { headers });
  await fetch('http://a.internal');
  //    ^^^^^ uncorrelated-outbound-call
  await request('http://a.internal', { headers: { 'x-trace-id': currentId() } });
  await request('http://a.internal');
  //    ^^^^^^^ uncorrelated-outbound-call
  await superagent.get('http://a.internal').set('X-Request-Id', currentId() ?? '');
  await superagent.get('http://a.internal').set('accept', '*/*');
  //    ^^^^^^^^^^^^^^ uncorrelated-outbound-call
  const sent = http.request('http://a.internal');
  sent.setHeader('x-request-id', currentId() ?? '');
  sent.end();
  http.get('http://a.internal', (it) => it.resume());
//^^^^^^^^ uncorrelated-outbound-call
  await forward('http://a.internal', { headers: idHeader() });
  res.end();
});
// What the caller hands in carries the id.
async function forward(url: string, options: RequestInit): Promise<Response> {
  return fetch(url, options);
}
app.listen(3000);
// No request causes it.
await fetch('http://registry.internal', { method: 'POST' });
