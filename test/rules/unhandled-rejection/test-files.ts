// @filename: src/orders.ts
export const send = async (id: string) => { await fetch(id); };
export function notify() {
  send('a');
//^^^^ unhandled-rejection: `send('a')` is not awaited
}
// @filename: src/orders.test.ts
import { send } from './orders.js';
send('a');
// @filename: src/__tests__/helper.ts
import { send } from '../orders.js';
export const helper = () => { send('a'); };
// @filename: test/setup.ts
import { send } from '../src/orders.js';
export const setUp = () => { send('a'); };
// @filename: scripts/seed.ts
import { send } from '../src/orders.js';
export const seed = () => { send('a'); };
// @filename: jest.config.ts
import { send } from './src/orders.js';
export const config = () => { send('a'); };
