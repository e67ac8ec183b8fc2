// @filename: src/app.ts
import express from 'express';
import pino from 'pino';
const log = pino();
const app = express();
app.use(express.json());
app.post('/login', (req, res) => {
  console.log('login', req.body.email, req.body.password);
//^^^^^^^^^^^ sensitive-data-in-logs: `console.log` writes `password` to the log
  log.info(req.body);
//^^^^^^^^ sensitive-data-in-logs: the whole body of a credential route
  log.info({ headers: req.headers }, 'login');
//^^^^^^^^ sensitive-data-in-logs: `headers`
  log.debug(`token ${req.headers.authorization}`);
//^^^^^^^^^ sensitive-data-in-logs: `authorization`
  const { password } = req.body;
  console.info(JSON.stringify({ password }));
//^^^^^^^^^^^^ sensitive-data-in-logs: `password`
  const accessToken = sign(req.body.email);
  log.info({ accessToken });
//^^^^^^^^ sensitive-data-in-logs: `accessToken`
  res.end();
});
declare function sign(email: string): string;
  console.log(process.env);
//^^^^^^^^^^^ sensitive-data-in-logs: `process.env`
