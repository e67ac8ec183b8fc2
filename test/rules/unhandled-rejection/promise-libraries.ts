// @filename: node_modules/builder/package.json
{ "name": "builder", "version": "1.0.0", "types": "index.d.ts" }
// @filename: node_modules/builder/index.d.ts
export interface Chainable<T> extends Pick<Promise<T>, keyof Promise<T>> { toString(): string }
export interface QueryBuilder<T> extends Chainable<T[]> { where(column: string): this; insert(row: object): this }
export function table<T>(name: string): QueryBuilder<T>;
export class Query<T> { exec(): Promise<T>; then: Promise<T>['then']; catch: Promise<T>['catch'] }
export function find(): Query<string>;
// @filename: node_modules/bluebird/package.json
{ "name": "bluebird", "version": "3.7.2", "types": "index.d.ts" }
// @filename: node_modules/bluebird/index.d.ts
declare class Bluebird<R> implements PromiseLike<R> {
  then<U>(done: (value: R) => U): Bluebird<U>;
  catch(failed: (error: unknown) => void): Bluebird<R>;
  static delay(time: number): Bluebird<void>;
}
export = Bluebird;
// @filename: node_modules/lazy/package.json
{ "name": "lazy", "version": "1.0.0", "types": "index.d.ts" }
// @filename: node_modules/lazy/index.d.ts
export interface LazyPromise<T> extends Promise<T> { [Symbol.toStringTag]: 'LazyPromise' }
export declare const client: { order: { update(where: object): LazyPromise<object> } };
// @filename: src/orders.ts
import { find, table } from 'builder';
import Bluebird from 'bluebird';
import { client } from 'lazy';

export function change() {
  // A builder that nobody awaits never runs, so there is nothing to reject.
  table('orders').where('id').insert({});
  find();
  find().exec();
//^^^^^^^^^^^ unhandled-rejection: `find().exec()` is not awaited
  Bluebird.delay(10);
//^^^^^^^^^^^^^^ unhandled-rejection: `Bluebird.delay(10)` is not awaited
  Bluebird.delay(10).catch(() => undefined);
  client.order.update({ id: 1 });
//^^^^^^^^^^^^^^^^^^^ unhandled-rejection: `client.order.update({ id: 1 })` is not awaited
}
