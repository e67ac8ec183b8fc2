// @filename: tsconfig.json
{ "compilerOptions": { "verbatimModuleSyntax": true } }
// @filename: src/order.ts
// Written as a value, this import stays, though only a type uses it.
import { Customer } from './customer.js';
//                       ^^^^^^^^^^^^^^^ import-cycle: `src/order.ts` → `src/customer.ts` → `src/order.ts` load each other
export class OrderRow { constructor(readonly customer: Customer) {} }
export const none = 0;
// @filename: src/customer.ts
import { OrderRow, none } from './order.js';
export class Customer { rows: OrderRow[] = [new OrderRow(this)]; none = none; }
