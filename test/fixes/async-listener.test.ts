/** Fixes of async callbacks whose promise nobody receives. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixed } from './support.js';

const rule = 'async-listener';
const LOOP = 'Wait for each in a for loop';
const LOG = 'Catch what fails inside with console.error(error)';

describe('fixes of async-listener', () => {
  it('catches inside the callback', () => {
    const fixes = fixed(rule, "orders.on('placed', «async (order) =>» {\n  await reserve(order);\n});\n");
    assert.deepEqual(fixes, { [LOG]: "orders.on('placed', async (order) => {\n  try {\n    await reserve(order);\n  } catch (error) {\n    console.error(error);\n  }\n});\n" });
  });

  it('logs with the parameter of the function around', () => {
    const fixes = fixed(rule, "function listen(log: Log) {\n\torders.on('placed', «async (order) =>» {\n\t\tawait reserve(order);\n\t});\n}\n");
    assert.equal(Object.values(fixes)[0], "function listen(log: Log) {\n\torders.on('placed', async (order) => {\n\t\ttry {\n\t\t\tawait reserve(order);\n\t\t} catch (error) {\n\t\t\tlog.error(error);\n\t\t}\n\t});\n}\n");
  });

  it('makes a loop of forEach where the function around may wait', () => {
    const block = fixed(rule, 'async function f(orders: Order[]) {\n  orders.forEach(«async (order) =>» {\n    await save(order);\n  });\n}\n', 'for-each');
    assert.equal(block[LOOP], 'async function f(orders: Order[]) {\n  for (const order of orders) {\n    await save(order);\n  }\n}\n');
    const short = fixed(rule, 'async function f(orders: Order[]) {\n  orders.forEach(«async (order) =>» save(order));\n}\n', 'for-each');
    assert.equal(short[LOOP], 'async function f(orders: Order[]) {\n  for (const order of orders) await save(order);\n}\n');
  });

  it('makes no loop where that would say something else', () => {
    const inside = (call: string, async = 'async '): string | undefined => fixed(rule, `${async}function f() {\n  ${call}\n}\n`, 'for-each')[LOOP];
    assert.equal(inside('orders.forEach(«async (order) =>» { await save(order); });', ''), undefined);
    assert.equal(inside('orders.forEach(«async (order, index) =>» { await save(order, index); });'), undefined);
    assert.equal(inside('orders.forEach(«async ({ id }) =>» { await save(id); });'), undefined);
    assert.equal(inside('orders.forEach(«async (order) =>» { if (!order) return; await save(order); });'), undefined);
    assert.equal(inside('ordersById.entriesMap.forEach(«async (order) =>» { await save(order); });'), undefined);
    assert.equal(inside('orders?.forEach(«async (order) =>» { await save(order); });'), undefined);
  });

  it('says nothing about a callback from elsewhere', () => {
    assert.deepEqual(fixed(rule, "import { reserve } from './a.js';\norders.on('placed', «reserve»);\n"), {});
  });
});
