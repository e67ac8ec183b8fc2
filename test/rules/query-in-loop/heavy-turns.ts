// @filename: src/database.ts
import { PrismaClient } from '@prisma/client';

export const prisma = new PrismaClient();

// @filename: src/messages.ts
import axios from 'axios';
import { prisma } from './database.js';

declare const push: { sendNotification(device: string): Promise<void> };

export async function remember(id: string) {
  await prisma.message.create({ data: { id } });
}

export async function deliver(id: string) {
  await axios.post('https://example.com/messages', { id }, { timeout: 1000 });
  await remember(id);
}

export async function tell(id: string) {
  await push.sendNotification(id);
  await remember(id);
}

// @filename: src/app.ts
import axios from 'axios';
import express from 'express';
import { prisma } from './database.js';
import { deliver, remember, tell } from './messages.js';

const app = express();

app.post('/messages', async (req, res) => {
  for (const id of req.body.ids) {
    await remember(id);
    //    ^^^^^^^^ query-in-loop: queries the database
  }
  // Each turn waits for another service, beside which the query is nothing.
  for (const id of req.body.ids) {
    await deliver(id);
  }
  for (const id of req.body.ids) await tell(id);
  await Promise.all(
    req.body.ids.map(async (id: string) => {
      await axios.post('https://example.com/messages', { id }, { timeout: 1000 });
      await remember(id);
    }),
  );
  // A customer has a handful of channels.
  for (const channel of req.body.channels) await prisma.channel.create({ data: { channel } });
  res.end();
});
