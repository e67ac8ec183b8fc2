// @filename: node_modules/pg/package.json
{ "name": "pg", "version": "8.0.0", "types": "index.d.ts" }
// @filename: node_modules/pg/index.d.ts
export declare class Client {
  connect(): Promise<void>;
  end(): Promise<void>;
}
// @filename: src/check.ts
import { Client } from 'pg';

export async function check(): Promise<void> {
  const client = new Client();
  await client.connect();
  // Nothing is left to do when closing fails.
  client.end();
}

export function open(): Client {
  const client = new Client();
  client.connect();
//^^^^^^^^^^^^^^ unhandled-rejection: is not awaited
  return client;
}
