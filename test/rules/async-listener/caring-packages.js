// @filename: node_modules/node-cron/package.json
{ "name": "node-cron", "version": "3.0.0", "types": "index.d.ts" }
// @filename: node_modules/node-cron/index.d.ts
export function schedule(at: string, job: () => void): void;
// @filename: node_modules/careless/package.json
{ "name": "careless", "version": "1.0.0", "types": "index.d.ts" }
// @filename: node_modules/careless/index.d.ts
export function later(job: () => void): void;
export function either(job: (() => void) | (() => Promise<void>)): void;
export function given(job: () => unknown): void;
// @filename: src/jobs.js
const cron = require('node-cron');
const { later, either, given } = require('careless');

// It takes care of the promise, whatever its types say.
cron.schedule('* * * * *', async () => { await fetch('a'); });
later(async () => { await fetch('b'); });
//    ^^^^^^^^^^^ async-listener: `later` drops the promise of this async callback
either(async () => { await fetch('c'); });
given(async () => { await fetch('d'); });
