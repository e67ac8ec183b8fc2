/** What the status service is told when it starts. */
export const settings = {
  port: Number(process.env['STATUS_PORT'] ?? 3001),
  orders: process.env['ORDERS_URL'] ?? 'http://localhost:3000',
  pageSecret: process.env['STATUS_PAGE_SECRET'] ?? 'show-me-the-status',
  pagerKey: required('PAGER_KEY'),
};

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
