// @filename: src/settings.ts
export const isDev = process.env['NODE_ENV'] === 'development';
export const settings = { isProduction: process.env['NODE_ENV'] === 'production' };

// @filename: src/app.ts
import express from 'express';
import fs from 'node:fs';
import { isDev, settings } from './settings.js';
const app = express();
// Nobody waits for what only a developer asks for.
if (isDev) app.get('/snapshot', (req, res) => { fs.cpSync('data', 'snapshot'); res.end(); });
if (!settings.isProduction && process.env['DEBUG'] !== undefined) {
  app.get('/dump', (req, res) => { res.json(fs.readdirSync('data')); });
}
app.get('/page', (req, res) => {
  if (isDev) res.send(fs.readFileSync('page.html'));
  else res.end();
});
if (settings.isProduction) app.get('/real', (req, res) => { res.json(fs.readdirSync('data')); });
//                                                                   ^^^^^^^^^^^^^^ sync-call-on-hot-path: `fs.readdirSync` blocks every request: GET /real

// What is small is told once for a function, and not beside what is large.
app.get('/upload', (req, res) => {
  if (!fs.existsSync('uploads')) fs.mkdirSync('uploads');
  //                             ^^^^^^^^^^^^ sync-call-on-hot-path: `fs.mkdirSync` blocks every request: GET /upload
  res.end();
});
app.get('/large', (req, res) => {
  if (fs.existsSync('report')) res.send(fs.readFileSync('report'));
  //                                    ^^^^^^^^^^^^^^^ sync-call-on-hot-path: `fs.readFileSync` blocks every request: GET /large
});
