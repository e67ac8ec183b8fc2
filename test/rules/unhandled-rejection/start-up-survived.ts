// @filename: src/policy.ts
process.on('unhandledRejection', (error) => {
  console.error(error);
});
// @filename: src/main.ts
declare function connect(): Promise<void>;
declare function main(): Promise<void>;

// The policy keeps the process alive, half started.
main();
//<^ unhandled-rejection [warning]: `main()` starts up with nobody to catch it: when it rejects, the process only logs and carries on half started
void connect();
//   ^^^^^^^ unhandled-rejection [warning]: `connect()` starts up with nobody to catch it
if (process.env['NODE_ENV'] !== 'test') {
  (async () => {
// ^^^^^^^^^^^ unhandled-rejection [warning]: starts up with nobody to catch it
    await connect();
  })();
}
