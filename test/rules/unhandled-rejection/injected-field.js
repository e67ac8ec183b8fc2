// @filename: src/service.js
class OrderService {
  constructor(repository) {
    this.repository = repository;
  }
  async cancel(id) {
    await this.repository.remove(id);
  }
  list() {
    this.repository.touch('list');
//  ^^^^^^^^^^^^^^^^^^^^^ unhandled-rejection: `this.repository.touch('list')` is not awaited
    return [];
  }
}
module.exports = OrderService;
// @filename: src/repository.js
class Repository {
  async remove(id) { await fetch(id); }
  async touch(id) { await fetch(id); }
  size() { return 1; }
}
module.exports = { Repository };
// @filename: src/controller.js
class Controller {
  constructor(service) {
    this.service = service;
  }
  cancel(id) {
    this.service.cancel(id);
//  ^^^^^^^^^^^^^^^^^^^ unhandled-rejection: `this.service.cancel(id)` is not awaited
    this.service.list();
  }
}
module.exports = Controller;
// @filename: src/main.js
const Controller = require('./controller');
const OrderService = require('./service');
const { Repository } = require('./repository');

const controller = new Controller(new OrderService(new Repository()));
module.exports = controller;
