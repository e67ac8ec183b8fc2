declare function connect(): Promise<void>;
declare function main(): Promise<void>;

// A crash at start-up is loud, and the milder form.
main();
//<^ unhandled-rejection [warning]: `main()` runs at start-up with nobody to hear when it rejects

if (process.env['NODE_ENV'] !== 'test') {
  (async () => {
// ^^^^^^^^^^^ unhandled-rejection [warning]: runs at start-up
    await connect();
  })();
}

void connect();
//   ^^^^^^^ unhandled-rejection [warning]: is silenced by `void`
main().catch(() => process.exit(1));

if (process.env['WARM'] === '1') {
  connect();
//^^^^^^^ unhandled-rejection [warning]: runs at start-up
}
