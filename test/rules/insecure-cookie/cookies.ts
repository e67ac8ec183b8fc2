// @filename: src/server.ts
import express from 'express';
import session from 'express-session';
declare const token: string;
const app = express();
app.use(session({ secret: token, cookie: { secure: false, maxAge: 1000 } }));
//      ^^^^^^^ insecure-cookie: the session cookie of `session` travels in the clear (`secure` is false)
app.post('/login', (req, res) => {
  res.cookie('access_token', token, { maxAge: 1000, secure: true });
//^^^^^^^^^^ insecure-cookie: the cookie `access_token` can be read by scripts (`httpOnly` is not set)
  res.status(200).cookie('refreshToken', token, { httpOnly: false });
//^^^^^^^^^^^^^^^^^^^^^^ insecure-cookie: the cookie `refreshToken` can be read by scripts (`httpOnly` is not set) and travels in the clear
  res.sendStatus(204);
});
app.listen(3000);
