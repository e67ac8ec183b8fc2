// One finding for a client, where it is made.
// @filename: src/rates.ts
import axios from 'axios';
const client = axios.create({ baseURL: 'https://rates.example.com' });
//             ^^^^^^^^^^^^ outbound-call-without-timeout: `axios.create` sets no timeout
export const latest = () => client.get('/latest');
export const history = () => client.get('/history');

// @filename: src/app.ts
import express from 'express';
import { history, latest } from './rates.js';
const app = express();
app.get('/rates', async (_req, res) => {
  res.json([(await latest()).data, (await history()).data]);
});
