// Express 4 handlers: types say `void` for all of them, and only some lose their promise.
import express, { type NextFunction, type Request, type Response } from 'express';

declare function save(): Promise<void>;

const app = express();
const router = express.Router();

const wrap = (handle: (request: Request, response: Response) => Promise<void>) => (request: Request, response: Response, next: NextFunction) => {
  handle(request, response).catch(next);
};

async function list(_request: Request, response: Response) {
  await save();
  response.json([]);
}

async function authenticate(_request: Request, _response: Response, next: NextFunction) {
  await save();
  next();
}

export function routes() {
  app.get('/inline', async (_request, response) => {
    await save();
    response.end();
  });
  app.get('/named', list);
  app.get('/wrapped', wrap(list));
  app.get('/guarded', async (_request, response, next) => {
    try {
      await save();
      response.end();
    } catch (error) {
      next(error);
    }
  });
  router.use(authenticate);
  app.use((request: Request, response: Response, next: NextFunction) => {
    authenticate(request, response, next);
  });
}
