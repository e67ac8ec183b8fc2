// Tokens that are no secret, bodies without a password, and what only a developer's machine runs.
// @filename: src/app.ts
import express from 'express';
const isDev = process.env.NODE_ENV === 'development';
const app = express();
interface Context { channel: { token: string }; user: { token: string } }
app.get('/metrics', (req, res) => {
  const ctx = contextOf(req);
  console.log(`metrics of ${ctx.channel.token}`, { token: ctx.channel.token });
  console.log('by', ctx.user.token);
//^^^^^^^^^^^ sensitive-data-in-logs: `console.log` writes `token` to the log
  res.end();
});
app.put('/api-tokens/:token', (req, res) => { console.log(req.body); res.end(); });
app.post('/auth/logout', (req, res) => { console.log(req.body); res.end(); });
app.post('/auth/token', (req, res) => { console.log(req.body); res.end(); });
//                                      ^^^^^^^^^^^ sensitive-data-in-logs: writes the whole body of a credential route
if (isDev) app.post('/webhook', (req, res) => { console.log(req.headers); res.end(); });
declare function contextOf(request: express.Request): Context;
