// @filename: src/clients.ts
import https from 'node:https';
import { Pool } from 'pg';
export const agent = new https.Agent({ rejectUnauthorized: false });
//                                                         ^^^^^ disabled-tls-verification: `rejectUnauthorized: false` takes any certificate: whoever stands on the way can read and answer
export const pool = new Pool({ ssl: { rejectUnauthorized: false } });
//                                                        ^^^^^ disabled-tls-verification
{
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ disabled-tls-verification: `NODE_TLS_REJECT_UNAUTHORIZED` takes any certificate on every connection of the process
}
