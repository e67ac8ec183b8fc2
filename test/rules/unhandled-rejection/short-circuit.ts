declare function send(id: string): Promise<void>;
declare const isReady: boolean;
declare const sender: { send(id: string): Promise<void> } | undefined;

export function maybe(id: string) {
  isReady && send(id);
  //         ^^^^ unhandled-rejection: `send(id)` is not awaited
  isReady ? send(id) : send('nobody');
  //        ^^^^ unhandled-rejection: `send(id)` is not awaited
  //                   ^^^^ unhandled-rejection: `send('nobody')` is not awaited
  sender?.send(id);
//^^^^^^^^^^^^ unhandled-rejection: `sender?.send(id)` is not awaited
  isReady && send(id).catch(() => undefined);
  if (isReady) send(id);
  //           ^^^^ unhandled-rejection: `send(id)` is not awaited
}
