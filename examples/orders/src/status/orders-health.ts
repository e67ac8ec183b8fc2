import { requestId } from './request-id.js';
import { settings } from './settings.js';

/** Whether the order service takes orders. */
export async function isOpen(): Promise<boolean> {
  const response = await fetch(`${settings.orders}/health`, { headers: { 'x-request-id': requestId() } });
  return response.ok;
}
