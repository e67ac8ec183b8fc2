interface Order { readonly id: string }
declare function save(order: Order): Promise<void>;
declare function sendReceipt(id: string): Promise<void>;

export async function placeOrder(order: Order) {
  await save(order);
  sendReceipt(order.id);
//^^^^^^^^^^^ unhandled-rejection [error]: `sendReceipt(order.id)` is not awaited, returned or caught
}

export function placeLater(order: Order) {
  return save(order);
}

export const placeNow = (order: Order) => save(order);
