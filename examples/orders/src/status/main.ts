import { log } from '../log.js';
import { createStatusApp } from './app.js';
import { settings } from './settings.js';

const server = createStatusApp().listen(settings.port, () => {
  log.info('status listening', { port: settings.port });
});

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
});
