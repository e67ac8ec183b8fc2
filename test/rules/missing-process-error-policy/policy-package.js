// @filename: src/server.js
const app = require('express')();
require('./telemetry');
app.listen(3000);
// @filename: src/telemetry.js
const Sentry = require('@sentry/node');
Sentry.init({});
