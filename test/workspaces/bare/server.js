import http from 'node:http';
import { handle } from './lib/handle.js';

http
  .createServer(async (request, response) => {
    response.end(await handle(request.url));
  })
  .listen(8080);
