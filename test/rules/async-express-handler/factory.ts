import express, { type RequestHandler } from 'express';
const app = express();

const show = (what: string): RequestHandler => async (_req, res) => {
  res.json(await fetch(what));
};
function guard(role: string): RequestHandler {
  return (_req, res, next) => {
    if (role === 'nobody') res.sendStatus(403);
    else next();
  };
}
function load(what: string) {
  return async function loaded(_req: unknown, _res: unknown, next: () => void) {
    await fetch(what);
    next();
  };
}

app.get('/a', guard('user'), show('a'));
//                           ^^^^^^^^^ async-express-handler: `GET /a` never answers
app.use(load('b'));
//      ^^^^^^^^^ async-express-handler: the request never answers
