// @filename: packages/api/package.json
{ "name": "api" }
// @filename: packages/api/src/main.ts
import http from 'node:http';
http.createServer().listen(3000);
//<^^^^^^^^^^^^^^^^^^^^^^^ missing-process-error-policy: (1 file searched)
// @filename: packages/worker/package.json
{ "name": "worker" }
// @filename: packages/worker/src/main.ts
import http from 'node:http';
import { installPolicy } from './policy.js';
installPolicy();
// Another package's policy is another process's; this one has its own.
http.createServer().listen(3001);
// @filename: packages/worker/src/policy.ts
export function installPolicy(): void {
  process.on('uncaughtException', () => process.exit(1));
}
