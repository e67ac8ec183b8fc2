// @filename: src/main.ts
process.on('unhandledRejection', (error) => {
  console.error(error);
  process.exit(1);
});
// @filename: src/orders.ts
declare function send(id: string): Promise<void>;
export function notify() {
  // Somebody hears, though too late to help this request.
  send('a');
//^^^^ unhandled-rejection [warning]: `send('a')` is not awaited
}
