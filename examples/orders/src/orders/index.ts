/** What the rest of the house may use of orders. */
export { cancelOrder } from './application/cancel-order.js';
export { findOrder, type Services } from './application/services.js';
export { placeOrder } from './application/place-order.js';
export { printLabel } from './application/print-label.js';
export { quoteOrder } from './application/quote-order.js';
export { shipOrder } from './application/ship-order.js';
export { OrderAlreadyShipped, OrderNotFound, type Draft, type Order } from './domain/order.js';
