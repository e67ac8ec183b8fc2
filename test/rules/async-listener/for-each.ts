async function reserve(id: string) {
  await fetch(id);
}

export async function reserveAll(ids: readonly string[], set: Set<string>, map: Map<string, string>) {
  ids.forEach(async (id) => {
    //        ^^^^^^^^^^^^^ async-listener: `ids.forEach` does not wait for this async callback: what it rejects with is lost
    await reserve(id);
  });
  ids.forEach((id) => reserve(id));
  //          ^^^^^^^ async-listener: `ids.forEach` does not wait for the promise of this callback
  set.forEach(async (id) => { await reserve(id); });
  //          ^^^^^^^^^^^^^ async-listener: `set.forEach` does not wait
  map.forEach(async (id) => { await reserve(id); });
  //          ^^^^^^^^^^^^^ async-listener: `map.forEach` does not wait

  // These hand the promises to the caller.
  await Promise.all(ids.map(async (id) => { await reserve(id); }));
  await Promise.all(ids.map((id) => reserve(id)));
  for (const id of ids) await reserve(id);
  const lists = { forEach: (given: (id: string) => Promise<void>) => given('a') };
  await lists.forEach(async (id) => { await reserve(id); });
}
