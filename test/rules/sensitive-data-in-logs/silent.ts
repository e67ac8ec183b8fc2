// @filename: src/app.ts
import express from 'express';
import winston from 'winston';
const log = winston.createLogger();
const app = express();
app.post('/login', (req, res) => {
  const { password } = req.body;
  // That there is one, how long it is, and what hides it are no secrets.
  console.log('password given', Boolean(password), password.length, mask(password));
  log.info({ password: '***', hasPassword: password !== undefined, token: mask(req.body.token) });
  log.info('reset token sent', { user: req.body.email });
  const passwordPolicy = { length: 12 };
  log.info('policy', passwordPolicy, errors.password);
  res.end();
});
// A body that holds no credentials.
app.post('/orders', (req, res) => { log.debug(req.body); res.end(); });
declare function mask(text: string): string;
declare const errors: { password: string };

// Nothing is logged.
// @filename: src/users.ts
declare const users: { info(password: string): void };
export function save(password: string): void { users.info(password); }
