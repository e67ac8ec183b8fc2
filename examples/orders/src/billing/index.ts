/** What the rest of the house may use of billing. */
export { amountDue, invoiceFor, type Invoice } from './domain/invoice.js';
export { reminderFor } from './domain/reminder.js';
export { taxOn } from './domain/tax.js';
