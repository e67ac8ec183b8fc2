// @filename: plumbline.json
{ "recognizers": { "blocking": ["src/native#compress", "@acme/images#resizeSync"] } }

// @filename: src/native.ts
export function compress(text: string): string { return text; }
export function measure(text: string): number { return text.length; }

// @filename: src/server.ts
import express from 'express';
import { resizeSync } from '@acme/images';
import { compress, measure } from './native.js';
const app = express();
app.get('/texts/:id', (req, res) => {
  measure(req.params.id);
  res.send(compress(req.params.id));
  //       ^^^^^^^^ sync-call-on-hot-path: `compress` blocks every request: GET /texts/:id
});
app.get('/images/:id', (req, res) => { res.send(resizeSync(req.params.id)); });
//                                              ^^^^^^^^^^ sync-call-on-hot-path: `resizeSync` blocks every request: GET /images/:id
compress('once');
