// @filename: src/orders.ts
export const order = 1;
export interface Order { readonly id: string }
export default order;
// @filename: src/uses.ts
import byDefault, { order, type Order } from './orders.js';
//                                           ^^^^^^^^^^^^^ import: import file=src/orders.ts default=later order=load Order=typeOnly
import * as all from './orders.js';
//                   ^^^^^^^^^^^^^ import: *=type
import type { Order as Again } from './orders.js';
//                                  ^^^^^^^^^^^^^ import: typeOnly Order=type
import './orders.js';
//     ^^^^^^^^^^^^^ import: import file=src/orders.ts
export { order as passed } from './orders.js';
//                              ^^^^^^^^^^^^^ import: reexport order=load
export * from './orders.js';
//            ^^^^^^^^^^^^^ import: reexport *=load
export const now = order;
export const used = (it: Order, other: Again, whole: typeof all) => [byDefault, order, it, other, whole];
