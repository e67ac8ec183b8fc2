// @filename: src/server.ts
import express from 'express';
import { stop } from './stop.js';
declare const log: { fatal(error: unknown): void };

// Ending the process, at once or after the open requests, is a policy.
process.on('uncaughtException', (error) => {
  log.fatal(error);
  process.exit(1);
});
process.on('unhandledRejection', stop);
process.once('uncaughtException', (error) => { throw error; });
express().listen(3000);
// @filename: src/stop.ts
export function stop(error: unknown) {
  console.error(error);
  setTimeout(() => process.exit(1), 1000);
}
