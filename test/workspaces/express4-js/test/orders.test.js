const service = require('../src/services/orders');

it('lists', () => {
  service.list('a');
});
