declare const items: readonly string[];
declare function send(item: string): Promise<void>;

async function sendSafely(item: string): Promise<void> {
  try {
    await send(item);
  } catch (error) {
    console.error(error);
  }
}

export function flush(): void {
  // None of the promises can reject, so neither can all of them.
  Promise.all(items.map((it) => sendSafely(it)));
  Promise.all(items.map((it) => send(it).catch(console.error)));
  const sent = items.map((it) => sendSafely(it));
  Promise.all(sent);
  Promise.all([sendSafely('a'), sendSafely('b')]);
  Promise.all(items.map((it) => send(it)));
//^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  Promise.all([sendSafely('a'), send('b')]);
//^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
}
