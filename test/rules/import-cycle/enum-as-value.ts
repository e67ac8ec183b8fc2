// @filename: src/order.ts
import { Level } from './customer.js';
export enum Status { open, closed }
export const levels = () => [Level.gold];
// @filename: src/customer.ts
import { Status } from './order.js';
//                     ^^^^^^^^^^^^ import-cycle: `src/customer.ts` → `src/order.ts` → `src/customer.ts` load each other
export enum Level { gold, silver }
export const first = () => Status.open;
