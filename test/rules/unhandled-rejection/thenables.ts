// A query builder runs when it is awaited; until then there is nothing that could reject.
interface Builder<T> {
  where(column: string): Builder<T>;
  then<R>(done: (value: T) => R): Promise<R>;
}
declare const orders: Builder<string[]>;
declare const lazy: { then(done: () => void): void };
declare function later(): { then(done: () => void): void };

export function build() {
  orders.where('id');
  later();
  void lazy;

  // Asking for the result starts it.
  orders.where('id').then((it) => it.length);
//^^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
}
