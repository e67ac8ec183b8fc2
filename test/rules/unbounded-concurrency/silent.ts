// @filename: src/app.ts
import express from 'express';
import pLimit from 'p-limit';
import pMap from 'p-map';
import { z } from 'zod';
import { PrismaClient } from '@prisma/client';
const app = express();
const prisma = new PrismaClient();
const limit = pLimit(4);
const hosts = ['https://a.example.com', 'https://b.example.com'];
const bounded = z.object({ urls: z.array(z.string()).max(10) });
const head = async (url: string) => fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(1000) });

app.post('/check', async (req, res) => {
  // Two, as the code says.
  await Promise.all(hosts.map(async (url) => head(url)));
  await Promise.all(req.body.urls.slice(0, 10).map(async (url: string) => head(url)));
  // Checked by a schema.
  const { urls } = bounded.parse(req.body);
  await Promise.all(urls.map(async (url) => head(url)));
  // Something limits how many run.
  await pMap(req.body.urls as string[], head, { concurrency: 4 });
  // As many as a page has.
  const customers = await prisma.customer.findMany({ take: 20 });
  await Promise.all(customers.map(async (it) => head(it.url)));
  // Nothing that waits for anything outside.
  await Promise.all(req.body.urls.map(async (url: string) => url.trim()));
  res.end();
});
app.post('/limited', async (req, res) => {
  // A limiter stands around each call.
  await Promise.all(req.body.urls.map((url: string) => limit(() => head(url))));
  res.end();
});
