// @filename: src/orders.test.ts
declare function describe(name: string, body: () => void): void;
describe('orders', async () => { await fetch('a'); });
['a'].forEach(async () => { await fetch('b'); });
setTimeout(async () => { await fetch('c'); }, 1);
// @filename: scripts/seed.ts
['a'].forEach(async () => { await fetch('b'); });
// @filename: src/orders.ts
['a'].forEach(async () => { await fetch('b'); });
//            ^^^^^^^^^^^ async-listener: does not wait
