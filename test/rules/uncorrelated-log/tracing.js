// @filename: index.js
require('./tracing');
const express = require('express');
const winston = require('winston');
const logger = winston.createLogger({});
const app = express();
app.get('/orders', (req, res) => {
  // Instrumentation writes the trace into every line of winston, and knows nothing of the console.
  logger.info('listing');
  console.log('listing');
//^^^^^^^^^^^ uncorrelated-log: GET /orders
  res.end();
});
app.listen(3000);

// @filename: tracing.js
const { NodeSDK } = require('@opentelemetry/sdk-node');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { WinstonInstrumentation } = require('@opentelemetry/instrumentation-winston');
new NodeSDK({ instrumentations: [new HttpInstrumentation(), new WinstonInstrumentation()] }).start();
