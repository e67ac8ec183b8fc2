// @filename: src/app.ts
import express from 'express';
const app = express();
const pages = new Map<string, string>();
const seen = new Set<string>();
const log: string[] = [];
const results: Record<string, string> = {};

class Rendered {
  private readonly byName = new Map<string, string>();
  render(name: string) {
    this.byName.set(name, name.toUpperCase());
    //<^^^^^^^^^^^^ unbounded-module-cache: `this.byName` grows with every new `req.query.name` and nothing ever shrinks it: GET /pages → Rendered.render
    return this.byName.get(name);
  }
}
const rendered = new Rendered();

app.get('/pages', (req, res) => {
  pages.set(String(req.query.page), 'html');
  //<^^^^^^ unbounded-module-cache: `pages` grows with every new `req.query.page` and nothing ever shrinks it: GET /pages
  seen.add(req.body.url);
  //<^^^^^ unbounded-module-cache: `seen` grows with every new `req.body.url`
  log.push('GET /pages');
  //<^^^^^ unbounded-module-cache: `log` grows with every call and nothing ever shrinks it
  results[req.body.key] = 'done';
  //<^^^^^^^^^^^^^^^^^^ unbounded-module-cache: What is kept here grows with every new `req.body.key`
  res.send(rendered.render(String(req.query.name)));
});
