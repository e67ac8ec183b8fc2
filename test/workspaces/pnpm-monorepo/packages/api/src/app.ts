import express from 'express';
import { reserve, type Order } from '@shop/core';
import { release } from '@shop/core/stock';
import { audit } from './audit.js';

export const app = express();

app.post('/orders', async (req, res) => {
  await reserve(req.body as Order);
  audit('placed');
  res.sendStatus(202);
});

app.delete('/orders/:sku', (req, res) => {
  release(req.params.sku);
  res.sendStatus(204);
});

app.listen(3000);
