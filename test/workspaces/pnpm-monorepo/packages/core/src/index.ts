export { reserve } from './stock.js';
export type { Order } from './order.js';
