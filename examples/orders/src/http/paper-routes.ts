import path from 'node:path';
import { Router } from 'express';

/** Papers that we send to customers as they are. */
export function paperRoutes(folder: string): Router {
  const router = Router();

  router.get('/papers/:name', (request, response) => {
    response.sendFile(path.resolve(folder, request.params.name));
  });

  router.get('/public-papers/:name', (request, response) => {
    response.sendFile(request.params.name, { root: path.resolve(folder, 'public') });
  });

  return router;
}
