// @filename: src/clients.ts
import https from 'node:https';
declare const notification: { unsafeTls: boolean };
declare const config: { allowSelfSigned: boolean; get(name: string): boolean };
export const checked = new https.Agent({ rejectUnauthorized: true });
// An operator asks for it by a name that says so.
export const mail = process.env.ALLOW_UNAUTHORIZED_CERTS ? { rejectUnauthorized: false } : undefined;
export const store = config.allowSelfSigned ? { rejectUnauthorized: false } : undefined;
export const queue = config.get('queue.insecure') ? { rejectUnauthorized: false } : undefined;
export const alert = notification.unsafeTls ? new https.Agent({ rejectUnauthorized: false }) : undefined;
export const given = new https.Agent({ rejectUnauthorized: config.allowSelfSigned });
if (process.env.NODE_ENV === 'development') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';

// @filename: test/clients.test.ts
import https from 'node:https';
export const agent = new https.Agent({ rejectUnauthorized: false });
