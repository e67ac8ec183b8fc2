// @filename: src/log.ts
export const log = { error: (message: string, details: object) => write('error', message, details) };

function write(level: string, message: string, details: object): void {
  console.log(JSON.stringify({ level, message, at: new Date().toISOString(), ...details }));
}
// @filename: src/main.ts
import { log } from './log.js';

process.on('unhandledRejection', (reason) => {
//<^^^^^^^ missing-process-error-policy [info]: after `unhandledRejection` this handler logs and the process carries on
  log.error('unhandled rejection', { reason });
});
