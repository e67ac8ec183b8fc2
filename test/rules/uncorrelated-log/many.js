// @filename: index.js
const express = require('express');
const { randomUUID } = require('crypto');
const { work } = require('./work');
const app = express();
app.use((req, res, next) => { req.requestId = req.headers['x-request-id'] || randomUUID(); next(); });
app.get('/', (req, res) => { console.log(req.requestId, 'start'); work(); res.end(); });
app.listen(3000);

// @filename: work.js
// More than eight in a service are told once a file.
exports.work = function work() {
  console.log(1);
//^^^^^^^^^^^ uncorrelated-log: like 8 more in this file
  console.log(2);
  console.log(3);
  console.log(4);
  console.log(5);
  console.log(6);
  console.log(7);
  console.log(8);
  console.log(9);
};
