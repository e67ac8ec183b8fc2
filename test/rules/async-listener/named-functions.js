import { readFile } from 'node:fs/promises';

async function check() {
  await readFile('version');
}

async function safe() {
  try {
    await readFile('version');
  } catch (error) {
    console.error(error);
  }
}

setInterval(check, 1000);
//          ^^^^^ async-listener: `setInterval` drops the promise of this async callback
['a'].forEach(check);
//            ^^^^^ async-listener: `['a'].forEach` does not wait for this async callback
process.nextTick(check);
//               ^^^^^ async-listener: `process.nextTick` drops the promise
setInterval(safe, 1000);
