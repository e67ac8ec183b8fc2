import { EventEmitter } from 'node:events';
declare function reserve(id: string): Promise<void>;
declare function log(error: unknown): Promise<void>;
const orders = new EventEmitter();

orders.on('rethrown', async (id: string) => {
  //                  ^^^^^^^^^^^^^^^^^^^^^ async-listener: `orders.on` drops the promise
  try {
    await reserve(id);
  } catch (error) {
    throw new Error('reserve', { cause: error });
  }
});
// What the catch block awaits is clean-up.
orders.on('logged', async (id: string) => {
  try {
    await reserve(id);
  } catch (error) {
    await log(error);
  }
});
