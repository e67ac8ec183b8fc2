// @filename: src/server.js
const app = require('express')();
require('./policy').install();
app.listen(3000);
// @filename: src/policy.js
exports.install = () => {
  process.on('unhandledRejection', (error) => { throw error; });
};
