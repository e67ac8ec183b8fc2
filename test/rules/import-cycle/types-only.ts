// @filename: src/order.ts
import type { Customer } from './customer.js';
import { Customer as Class } from './customer.js';
export interface Order { readonly id: string }
export class OrderRow { constructor(readonly customer: Customer, readonly other: Class) {} }
// @filename: src/customer.ts
import { OrderRow } from './order.js';
export class Customer { rows: OrderRow[] = [new OrderRow(this, this)]; }
