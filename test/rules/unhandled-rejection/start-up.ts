declare function connect(): Promise<void>;
declare function main(): Promise<void>;

// A failed start ends the process with the error and a non-zero code, which is the report one wants.
main();

if (process.env['NODE_ENV'] !== 'test') {
  (async () => {
    await connect();
  })();
}

void connect();
main().catch(() => process.exit(1));

export function later() {
  connect();
//^^^^^^^ unhandled-rejection: `connect()` is not awaited, returned or caught
}
