// @filename: test/orders.test.ts
describe('orders', () => {
  it.only('adds up', () => { check(2); });
//^^^^^^^ focused-test: `it.only` keeps 2 other tests of this file from running
  it('rounds', () => { check(3); });
  it('counts', () => { check(4); });
});
declare function check(total: number): void;

// @filename: test/invoices.spec.ts
import { describe, test } from 'vitest';
{
  describe.only('invoices', () => {
//^^^^^^^^^^^^^ focused-test: `describe.only` keeps one other test of this file from running
    test('adds up', () => undefined);
  });
  describe('mails', () => {
    test('are sent', () => undefined);
  });
}
