declare function sendReceipt(id: string): Promise<void>;
declare function log(text: string): void;

export function onPaid(id: string) {
  void sendReceipt(id);
  //   ^^^^^^^^^^^ unhandled-rejection [warning]: is silenced by `void`, not handled
  void sendReceipt(id).catch((error: unknown) => log(String(error)));
  // Nothing was promised here.
  void log(id);
  void (() => 0)();
}

export function onRefund(id: string) {
  const sending = sendReceipt(id);
  // The promise is silenced where it is named, too.
  void sending;
  //   ^^^^^^^ unhandled-rejection [warning]: `sending` is silenced by `void`
}

// A parameter that linters call unused is no promise.
export function unused(id: string) {
  void id;
}
