import { EventEmitter } from 'node:events';
import type { Order } from '../domain/order.js';

/** What happened to orders in this process. */
export const orderEvents = new EventEmitter<{ placed: [Order]; cancelled: [Order] }>();
