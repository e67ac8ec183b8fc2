import { OrderAlreadyShipped, OrderNotFound } from '../orders/index.js';
import { HttpError } from './http-error.js';

/** What a client may know of a failure. */
export function errorResponse(error: unknown): { readonly status: number; readonly title: string } {
  if (error instanceof HttpError) return { status: error.status, title: error.message };
  if (error instanceof OrderNotFound) return { status: 404, title: error.message };
  if (error instanceof OrderAlreadyShipped) return { status: 409, title: error.message };
  return { status: 500, title: 'Something went wrong on our side' };
}
