import fs from 'node:fs';
import http from 'node:http';
declare function parse(text: string): Promise<void>;

export function read() {
  fs.readFile('a', 'utf8', async (_error, text) => {
    //                     ^^^^^^^^^^^^^^^^^^^^^^^ async-listener: `fs.readFile` drops the promise of this async callback
    await parse(text);
  });
  http.createServer(async (request, response) => {
    //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-listener: `http.createServer` drops the promise
    await parse(request.url ?? '');
    response.end();
  });
}
