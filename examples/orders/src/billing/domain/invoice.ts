import { reminderFor } from './reminder.js';

export interface Invoice {
  readonly issued: Date;
  /** In cents, with tax. */
  readonly total: number;
}

const day = 86_400_000;
const daysToPay = 14;

export function invoiceFor(total: number, issued: Date): Invoice {
  return { total, issued };
}

export function daysOverdue({ issued }: Invoice, today: Date): number {
  return Math.max(0, Math.floor((today.getTime() - issued.getTime()) / day) - daysToPay);
}

/** What the customer owes today: reminders cost extra. */
export function amountDue(invoice: Invoice, today: Date): number {
  return invoice.total + (reminderFor(invoice, today)?.fee ?? 0);
}
