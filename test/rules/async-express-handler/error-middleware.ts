import express, { type NextFunction, type Request, type Response } from 'express';
const app = express();

app.use(async (error: unknown, req: Request, res: Response, next: NextFunction) => {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-express-handler: the request never answers
  await fetch(String(error));
  res.sendStatus(500);
});
