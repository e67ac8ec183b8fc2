// @filename: src/server.ts
import express from 'express';
import session from 'express-session';
declare const token: string, isProduction: boolean, defaults: object;
const app = express();
app.use(session({ secret: token, cookie: { secure: isProduction } }));
app.use(session({ secret: token }));
const options = { httpOnly: true, secure: isProduction };
app.post('/login', (req, res) => {
  res.cookie('token', token, options);
  // What it holds lets nobody in.
  res.cookie('theme', 'dark');
  // What is spread may say so.
  res.cookie('token', token, { ...defaults });
  res.sendStatus(204);
});
if (process.env.NODE_ENV === 'development') app.use(session({ secret: token, cookie: { secure: false } }));
app.listen(3000);
