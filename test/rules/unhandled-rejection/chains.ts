declare function send(id: string): Promise<string>;
declare function log(error: unknown): void;
declare function store(text: string): void;

export function chains(id: string) {
  send(id).catch(log);
  send(id).then(store, log);
  send(id).then(store).catch(log);
  send(id).catch(log).finally(() => { store(id); });
  send(id).finally(() => { store(id); }).catch(log);
  send(id).then(store).catch(log).finally(() => { store(id); });
  (send(id)).catch((error: unknown) => { log(error); });
  // Optional chaining changes nothing.
  send(id)?.catch(log);

  send(id).then(store);
//^^^^ unhandled-rejection: `send(id).then(store)` is not awaited, returned or caught
  send(id).finally(() => { store(id); });
//^^^^ unhandled-rejection: is not awaited, returned or caught
  // A second callback that is none handles nothing.
  send(id).then(store, undefined);
//^^^^ unhandled-rejection: is not awaited, returned or caught
  send(id).then(store, null);
//^^^^ unhandled-rejection: is not awaited, returned or caught
  send(id).catch();
//^^^^ unhandled-rejection: is not awaited, returned or caught
  // The clean-up after the handler may fail on its own, but what it starts with was heard.
  send(id).catch(log).then(() => { store(id); });
}
