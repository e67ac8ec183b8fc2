// @filename: src/app.ts
import express from 'express';
import { readFile } from 'node:fs/promises';
import { PrismaClient } from '@prisma/client';
import { deliver } from './deliver.js';
const app = express();
const prisma = new PrismaClient();

app.post('/send', async (req, res) => {
  await Promise.all(req.body.recipients.map(async (to: string) => deliver(to)));
  //    ^^^^^^^^^^^ unbounded-concurrency: `fetch` starts at once for every item of `req.body.recipients`: POST /send
  const files = (req.body.files as string[]).map(async (name) => readFile(name));
  await Promise.allSettled(files);
  //    ^^^^^^^^^^^^^^^^^^ unbounded-concurrency: `readFile` starts at once for every item
  const customers = await prisma.customer.findMany();
  await Promise.all(customers.map((it) => deliver(it.email)));
  //    ^^^^^^^^^^^ unbounded-concurrency: `fetch` starts at once for every item of `customers`, from `prisma.customer.findMany`, which has no limit
  await Promise.all(req.body.more.map(deliver));
  //    ^^^^^^^^^^^ unbounded-concurrency: `fetch` starts at once for every item of `req.body.more`
  res.end();
});

// @filename: src/deliver.ts
export async function deliver(to: string) {
  await fetch(`https://mail.example.com/${to}`, { method: 'POST', signal: AbortSignal.timeout(1000) });
}
