// Statements that drop a promise, in the shapes that the documentation of `no-floating-promises` speaks of.
interface Order {
  readonly id: string;
}
declare function save(order: Order): Promise<void>;
declare function load(id: string): Promise<Order>;
declare const isUrgent: boolean;
declare const cache: Map<string, Promise<Order>>;
declare const maybe: (() => Promise<void>) | undefined;
declare const order: Order;

export async function plain() {
  save(order);
  load('1').then(() => 1);
  load('1').finally(() => undefined);
  new Promise<void>((resolve, reject) => {
    if (isUrgent) reject(new Error('no'));
    resolve();
  });
  await load('2');
}

export async function joined() {
  isUrgent && save(order);
  isUrgent || save(order);
  isUrgent ? save(order) : undefined;
  // The comma gives the last one and drops the first.
  save(order), save(order);
  await load('3');
}

export function optional() {
  maybe?.();
  cache.get('1')?.then(() => 1);
}

export function bareNames() {
  const pending = load('1');
  pending;
  cache.get('1');
}

export function handled() {
  save(order).catch(() => undefined);
  save(order).then(undefined, () => undefined);
  save(order).then(() => 1, () => 2);
  save(order).catch(() => undefined).finally(() => undefined);
  save(order).then(() => 1).catch(() => 2);
}

export function handledByNothing() {
  save(order).catch(undefined);
  save(order).catch(null);
  save(order).then(() => 1, undefined);
  save(order).catch();
}

export function handledThenNot() {
  save(order)
    .catch(() => undefined)
    .then(() => load('1'));
}

export async function inLoops(orders: readonly Order[]) {
  for (const it of orders) save(it);
  for await (const it of orders.map((each) => load(each.id))) {
    save(it);
  }
}

export function returned() {
  return save(order);
}

export const arrow = () => save(order);
