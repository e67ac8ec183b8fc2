// @filename: src/app.js
const express = require('express');
const app = express();
require('./routes')(app);
require('./admin').mount(app, { secret: 'x' });
// @filename: src/routes.js
module.exports = function (app) {
  app.get('/a', async (req, res) => { res.json(await fetch('a')); });
  //            ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /a` never answers
};
// @filename: src/admin.js
exports.mount = (server, options) => {
  server.post('/admin', async (req, res) => { res.json(await fetch(options.secret)); });
  //                    ^^^^^^^^^^^^^^^^^^^ async-express-handler: `POST /admin` never answers
};
