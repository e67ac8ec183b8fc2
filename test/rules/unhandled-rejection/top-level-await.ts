declare function connect(): Promise<{ close(): Promise<void> }>;

const connection = await connect();
process.on('SIGTERM', () => {
  connection.close();
//^^^^^^^^^^^^^^^^ unhandled-rejection [error]: `connection.close()` is not awaited
});
await Promise.all([connect(), connect()]);
export {};
