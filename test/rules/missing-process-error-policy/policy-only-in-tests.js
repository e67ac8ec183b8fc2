// @filename: src/server.js
const app = require('express')();
app.listen(3000);
//<^^^^^^^ missing-process-error-policy: starts a service without a policy
// @filename: test/setup.js
process.on('unhandledRejection', () => { process.exit(1); });
