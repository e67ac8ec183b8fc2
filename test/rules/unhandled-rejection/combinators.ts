declare function send(id: string): Promise<void>;

export function everyone(ids: readonly string[]) {
  Promise.all(ids.map((id) => send(id)));
//^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  Promise.race(ids.map((id) => send(id)));
//^^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  Promise.any(ids.map((id) => send(id)));
//^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  // It tells what happened to each and never rejects.
  Promise.allSettled(ids.map((id) => send(id)));
  Promise.resolve(1);
  Promise.reject(new Error('no'));
//^^^^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
  // An array of promises that goes nowhere drops each of them.
  ids.map((id) => send(id));
//^^^^^^^ unhandled-rejection: is not awaited, returned or caught
}
