// @filename: src/catch-async.ts
import type { NextFunction, Request, RequestHandler, Response } from 'express';
type AsyncHandler = (req: Request, res: Response, next: NextFunction) => Promise<unknown>;

export function catchAsync(handler: AsyncHandler): RequestHandler {
  return (req, res, next) => {
    handler(req, res, next).catch(next);
  };
}
export const viaResolve = (handler: AsyncHandler): RequestHandler => (req, res, next) => {
  Promise.resolve(handler(req, res, next)).catch(next);
};
export const viaReturn = (handler: AsyncHandler): RequestHandler => (req, res, next) =>
  Promise.resolve(handler(req, res, next)).catch(next);
export const viaTry = (handler: AsyncHandler): RequestHandler => async (req, res, next) => {
  try {
    await handler(req, res, next);
  } catch (error) {
    next(error);
  }
};
/** Logs and forgets to hand the failure on, so the wrapper fails as what it wraps. */
export const timed = (handler: AsyncHandler): RequestHandler => async (req, res, next) => {
  const start = Date.now();
  await handler(req, res, next);
  console.log(Date.now() - start);
};
// @filename: src/routes.ts
import express, { type Request, type Response } from 'express';
import { catchAsync, timed, viaResolve, viaReturn, viaTry } from './catch-async.js';
const app = express();
const show = async (req: Request, res: Response) => { res.json(await fetch(req.url)); };

app.get('/a', catchAsync(show));
app.get('/b', catchAsync(async (req, res) => { res.json(await fetch(req.url)); }));
app.get('/c', viaResolve(show));
app.get('/d', viaReturn(show));
app.get('/e', viaTry(show));
app.get('/f', [catchAsync(show), viaTry(show)]);
app.get('/g', timed(show));
//            ^^^^^^^^^^^ async-express-handler: `GET /g` never answers
// Without the wrapper it is what it was.
app.get('/h', show);
//            ^^^^ async-express-handler: `GET /h` never answers
const wrapped = catchAsync(show);
app.get('/i', wrapped);
