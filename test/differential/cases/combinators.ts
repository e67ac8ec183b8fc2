// Several promises at once: arrays, tuples and what joins them.
declare function save(id: number): Promise<void>;
declare const ids: readonly number[];
declare const work: Promise<number>[];
declare const pair: [Promise<number>, string];

export async function arrays() {
  ids.map((it) => save(it));
  ids.map(async (it) => {
    await save(it);
  });
  [save(1), save(2)];
  work;
  pair;
  await Promise.all(work);
}

export function joins() {
  Promise.all(ids.map((it) => save(it)));
  Promise.race([save(1), save(2)]);
  Promise.any([save(1), save(2)]);
  Promise.allSettled([save(1), save(2)]);
  Promise.resolve(1);
  Promise.reject(new Error('always'));
  Promise.resolve(save(1));
}
