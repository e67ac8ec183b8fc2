import type { Draft } from '../orders/index.js';
import { HttpError } from './http-error.js';

/** Reads an order from a request body, or says what is missing. */
export function parseDraft(body: unknown): Draft {
  const { customer, country, lines } = (body ?? {}) as Record<string, unknown>;
  if (typeof customer !== 'string' || customer === '') throw new HttpError(400, 'customer: expected an e-mail address');
  if (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country)) throw new HttpError(400, 'country: expected two capital letters');
  if (!Array.isArray(lines) || lines.length === 0) throw new HttpError(400, 'lines: expected at least one');
  return { customer, country, lines: lines.map(parseLine) };
}

function parseLine(line: unknown): Draft['lines'][number] {
  const { sku, quantity, unitPrice } = (line ?? {}) as Record<string, unknown>;
  if (typeof sku !== 'string' || sku === '') throw new HttpError(400, 'lines: expected a sku in each');
  if (!Number.isInteger(quantity) || Number(quantity) < 1) throw new HttpError(400, `${sku}: expected a quantity of one or more`);
  if (typeof unitPrice !== 'number' || unitPrice < 0) throw new HttpError(400, `${sku}: expected a price in cents`);
  return { sku, quantity: Number(quantity), unitPrice };
}
