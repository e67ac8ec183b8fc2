import type { Mailer } from '../application/services.js';

/** Sends mail through the mail service's HTTP API. */
export function mailApi(url: string): Mailer {
  const send = async (to: string, template: string, order: string) => {
    const response = await fetch(`${url}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to, template, order }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`The mail service answered ${response.status}`);
  };
  return {
    sendConfirmation: (order) => send(order.customer, 'confirmation', order.id),
    sendShippingNotice: (order) => send(order.customer, 'shipping-notice', order.id),
  };
}
