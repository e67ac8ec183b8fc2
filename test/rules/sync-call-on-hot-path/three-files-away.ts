// @filename: src/routes.ts
import express from 'express';
import { InvoiceService } from './invoice-service.js';
const app = express();
const invoices = new InvoiceService();
app.get('/invoices/:id', (req, res) => { res.send(invoices.render(req.params.id)); });

// @filename: src/invoice-service.ts
import { fill } from './templates.js';
export class InvoiceService {
  render(id: string): string { return fill('invoice', id); }
}

// @filename: src/templates.ts
import fs from 'node:fs';
export function fill(name: string, id: string): string {
  return load(name).replace('{id}', id);
}
function load(name: string): string {
  return fs.readFileSync(`templates/${name}.html`, 'utf8');
  //     ^^^^^^^^^^^^^^^ sync-call-on-hot-path: `fs.readFileSync` blocks every request: GET /invoices/:id → InvoiceService.render → fill → load
}
// Nothing on a request path calls it.
export function warm(): string { return fs.readFileSync('x', 'utf8'); }
