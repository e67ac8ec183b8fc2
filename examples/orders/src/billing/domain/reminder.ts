import { daysOverdue, type Invoice } from './invoice.js';

export interface Reminder {
  readonly level: 'friendly' | 'last';
  /** In cents. */
  readonly fee: number;
}

/** The reminder that is due; the first one costs nothing. */
export function reminderFor(invoice: Invoice, today: Date): Reminder | undefined {
  const late = daysOverdue(invoice, today);
  if (late === 0) return undefined;
  return late > 14 ? { level: 'last', fee: 5_00 } : { level: 'friendly', fee: 0 };
}
