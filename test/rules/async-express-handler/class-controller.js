// @filename: src/service.js
class Service {
  async find(id) { return fetch(id); }
}
module.exports = Service;
// @filename: src/controller.js
class Controller {
  constructor(service) {
    this.service = service;
    this.edit = this.edit.bind(this);
  }
  list = async (req, res) => {
    res.json(await this.service.find('all'));
  };
  async show(req, res) {
    res.json(await this.service.find(req.params.id));
  }
  async edit(req, res) {
    res.json(await this.service.find(req.params.id));
  }
  home(req, res) {
    res.send('home');
  }
  async safe(req, res, next) {
    try {
      res.json(await this.service.find('x'));
    } catch (error) {
      next(error);
    }
  }
  static async about(req, res) {
    res.json(await fetch('about'));
  }
}
module.exports = Controller;
// @filename: src/routes.js
const { Router } = require('express');
const Controller = require('./controller');
const Service = require('./service');

const controller = new Controller(new Service());
const router = Router();
router.get('/', controller.home.bind(controller));
router.get('/orders', controller.list);
//                    ^^^^^^^^^^^^^^^ async-express-handler: Express 4 ignores the promise of `Controller.list`: when it rejects, `GET /orders` never answers
router.get('/orders/:id', controller.show.bind(controller));
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-express-handler: Express 4 ignores the promise of `Controller.show`
router.put('/orders/:id', controller.edit);
//                        ^^^^^^^^^^^^^^^ async-express-handler: `PUT /orders/:id` never answers
router.get('/safe', controller.safe);
router.get('/about', Controller.about);
//                   ^^^^^^^^^^^^^^^^ async-express-handler: `GET /about` never answers
module.exports = router;
