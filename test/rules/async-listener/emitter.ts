import { EventEmitter } from 'node:events';
import net from 'node:net';
async function reserve(id: string) {
  await fetch(id);
}
declare function declared(id: string): Promise<void>;
declare function log(error: unknown): void;
const orders = new EventEmitter();

orders.on('placed', async (id: string) => {
  //                ^^^^^^^^^^^^^^^^^^^^^ async-listener [warning]: `orders.on` drops the promise of this async callback: when it rejects, nobody hears
  await reserve(id);
});
orders.once('placed', (id: string) => reserve(id));
//                    ^^^^^^^^^^^^^^^ async-listener: `orders.once` drops the promise of this callback
orders.once('placed', (id: string) => declared(id));
//                    ^^^^^^^^^^^^^^^ async-listener: `orders.once` drops the promise of this callback
const listener = async (id: string) => { await reserve(id); };
orders.addListener('placed', listener);
//                           ^^^^^^^^ async-listener: `orders.addListener` drops the promise
orders.prependListener('placed', async () => { await reserve('a'); });
//                               ^^^^^^^^^^^ async-listener: `orders.prependListener` drops the promise
process.on('SIGTERM', async () => { await reserve('a'); });
//                    ^^^^^^^^^^^ async-listener: `process.on` drops the promise
net.createServer().on('connection', async (socket) => { await reserve(String(socket)); });
//                                  ^^^^^^^^^^^^^^^^^ async-listener: drops the promise

class Stock extends EventEmitter {
  watch() {
    this.on('low', async () => { await reserve('b'); });
//                 ^^^^^^^^^^^ async-listener: `this.on` drops the promise
  }
}

// The body hears its own failures.
orders.on('safe', async (id: string) => {
  try {
    await reserve(id);
  } catch (error) {
    log(error);
  }
});
orders.on('caught', (id: string) => { reserve(id).catch(log); });
orders.on('chained', (id: string) => reserve(id).catch(log));
orders.on('plain', (id: string) => { log(id); });
// Nothing in it can reject.
orders.on('quiet', async () => { log('x'); });
orders.emit('placed', new Stock());
