// @filename: src/controllers/orders.js
const service = require('../services/orders');

exports.list = async (req, res) => {
  res.json(await service.list());
};
exports.safe = async (req, res, next) => {
  try {
    res.json(await service.list());
  } catch (error) {
    next(error);
  }
};
module.exports.remove = async function remove(req, res) {
  await service.remove(req.params.id);
  res.sendStatus(204);
};
// @filename: src/controllers/users.js
async function show(req, res) {
  res.json(await fetch(req.params.id));
}
const hello = (req, res) => res.send('hello');
module.exports = { show, hello, async edit(req, res) { res.json(await fetch('x')); } };
// @filename: src/controllers/index.js
module.exports.orders = require('./orders');
module.exports.users = require('./users');
// @filename: src/services/orders.js
module.exports = { list: async () => fetch('orders'), remove: async (id) => fetch(id) };
// @filename: src/routes.js
const express = require('express');
const orders = require('./controllers/orders');
const { show, edit } = require('./controllers/users');
const controllers = require('./controllers');
const router = express.Router();

router.get('/orders', orders.list);
//                    ^^^^^^^^^^^ async-express-handler: Express 4 ignores the promise of `list`: when it rejects, `GET /orders` never answers
router.get('/orders/safe', orders.safe);
router.delete('/orders/:id', orders.remove);
//                           ^^^^^^^^^^^^^ async-express-handler: `DELETE /orders/:id` never answers
router.get('/users/:id', show);
//                       ^^^^ async-express-handler: Express 4 ignores the promise of `show`: when it rejects, `GET /users/:id` never answers
router.put('/users/:id', edit);
//                       ^^^^ async-express-handler: `PUT /users/:id` never answers
router.get('/hello', controllers.users.hello);
router.get('/again', controllers.users.show);
//                   ^^^^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /again` never answers
module.exports = router;
