// @filename: test/alone.test.ts
describe('orders', () => {
  // There is no other.
  it.only('adds up', () => { check(2); });
});
describe.only('all', () => {
  fit('one', () => { check(2); });
});
declare function check(total: number): void;

// @filename: test/lists.test.ts
declare const list: { only(name: string, keep: () => boolean): void };
it('keeps', () => {
  // No test runner's.
  list.only('a', () => true);
});
it('drops', () => { list.only('b', () => false); });

// @filename: src/menu.ts
declare const it: { only(name: string, keep: () => boolean): void };
it.only('a', () => true);

// @filename: test/some-databases.test.ts
describe('jobs', () => {
  // How a suite says what it is to run.
  if (process.env.DATABASE === 'memory') it.only('is not for databases in memory', () => undefined);
  it('waits', () => undefined);
});
