// @filename: src/mailer.js
export async function sendReceipt(id) { await fetch(id); }
export default async function send(id) { await fetch(id); }
async function inner(id) { await fetch(id); }
export { inner as outer };
export class Client {
  async ping() { await fetch('ping'); }
  static async open() { await fetch('open'); }
  close() { return this.ping(); }
}
// @filename: src/index.js
export * from './mailer.js';
export { default as send } from './mailer.js';
export * as mail from './mailer.js';
// @filename: src/orders.js
import send, { sendReceipt } from './mailer.js';
import * as mailer from './mailer.js';
import { outer, send as again, mail, Client } from './index.js';

export function place(id) {
  send(id);
//^^^^ unhandled-rejection: `send(id)` is not awaited
  sendReceipt(id);
//^^^^^^^^^^^ unhandled-rejection: `sendReceipt(id)` is not awaited
  mailer.sendReceipt(id);
//^^^^^^^^^^^^^^^^^^ unhandled-rejection: `mailer.sendReceipt(id)` is not awaited
  outer(id);
//^^^^^ unhandled-rejection: `outer(id)` is not awaited
  again(id);
//^^^^^ unhandled-rejection: `again(id)` is not awaited
  mail.outer(id);
//^^^^^^^^^^ unhandled-rejection: `mail.outer(id)` is not awaited
  const client = new Client();
  client.ping();
//^^^^^^^^^^^ unhandled-rejection: `client.ping()` is not awaited
  client.close();
//^^^^^^^^^^^^ unhandled-rejection: `client.close()` is not awaited
  Client.open();
//^^^^^^^^^^^ unhandled-rejection: `Client.open()` is not awaited
  new Client();
}

export const placeLater = async (id) => {
  const { sendReceipt: lazily } = await import('./mailer.js');
  lazily(id);
//^^^^^^ unhandled-rejection: `lazily(id)` is not awaited
};
