// @filename: src/app.ts
import express from 'express';
import axios, { type AxiosRequestConfig } from 'axios';
import got from 'got';
import ky from 'ky';
import superagent from 'superagent';
import https from 'node:https';
const app = express();
const limited = axios.create({ timeout: 2000 });
declare function optionsFor(name: string): RequestInit;

async function within(milliseconds: number, options: RequestInit) {
  return fetch('https://rates.example.com', { ...options, signal: AbortSignal.timeout(milliseconds) });
}

app.get('/rates', async (req, res) => {
  const options = { timeout: 2000 };
  await axios.get('https://rates.example.com', options);
  await axios.get('https://rates.example.com', { signal: AbortSignal.timeout(2000) });
  await limited.get('https://rates.example.com');
  await got('https://rates.example.com', { timeout: { request: 2000 } });
  await superagent.get('https://rates.example.com').timeout(2000);
  // Ten seconds by default.
  await ky.get('https://rates.example.com');
  await within(2000, {});
  // Options that cannot be seen may hold a signal.
  await fetch('https://rates.example.com', optionsFor('rates'));
  const config: AxiosRequestConfig = {};
  config.timeout = 2000;
  await axios.get('https://rates.example.com', config);
  const sent = https.get('https://rates.example.com');
  sent.setTimeout(2000, () => sent.destroy());
  // Raced against a timer.
  await Promise.race([fetch('https://rates.example.com'), new Promise((_, reject) => setTimeout(reject, 2000))]);
  res.end();
});

// No request waits for this one.
void fetch('https://rates.example.com/hello').catch(() => undefined);
