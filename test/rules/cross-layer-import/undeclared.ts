// @filename: src/http/server.ts
export const server = 1;
// @filename: src/orders/list.ts
// Without layers there is nothing to go against.
import { server } from '../http/server.js';
export const list = server;
