import { createApp } from './http/app.js';
import { log } from './log.js';
import { carrierApi } from './orders/infrastructure/carrier-api.js';
import { labelFiles } from './orders/infrastructure/label-files.js';
import { mailApi } from './orders/infrastructure/mail-api.js';
import { orderFiles } from './orders/infrastructure/order-files.js';
import { keepStock } from './orders/infrastructure/stock-files.js';

const port = Number(process.env['PORT'] ?? 3000);
const data = process.env['DATA'] ?? 'data';
const services = {
  orders: orderFiles(data),
  mailer: mailApi(process.env['MAIL_URL'] ?? 'http://localhost:8025'),
  labels: labelFiles(data),
  carriers: carrierApi(process.env['CARRIER_URL'] ?? 'http://localhost:8026'),
};

keepStock(data);
const server = createApp(services, `${data}/papers`).listen(port, () => {
  log.info('listening', { port });
});

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
});

process.on('uncaughtException', (error) => {
  log.error('uncaught exception, going down', { error });
  server.close(() => process.exit(1));
  setTimeout(() => process.exit(1), 10_000).unref();
});

process.on('unhandledRejection', (reason) => {
  log.error('unhandled rejection', { reason });
});
