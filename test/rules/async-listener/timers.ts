declare function clean(): Promise<void>;
declare function log(error: unknown): void;

export function schedule() {
  setInterval(async () => { await clean(); }, 1000);
  //          ^^^^^^^^^^^ async-listener: `setInterval` drops the promise of this async callback
  setTimeout(async () => { await clean(); }, 1000);
  //         ^^^^^^^^^^^ async-listener: `setTimeout` drops the promise
  setImmediate(async () => { await clean(); });
  //           ^^^^^^^^^^^ async-listener: `setImmediate` drops the promise
  process.nextTick(async () => { await clean(); });
  //               ^^^^^^^^^^^ async-listener: `process.nextTick` drops the promise
  queueMicrotask(async () => { await clean(); });
  //             ^^^^^^^^^^^ async-listener: `queueMicrotask` drops the promise
  setInterval(() => { clean().catch(log); }, 1000);
  setTimeout(() => { log('later'); }, 1000);
}
