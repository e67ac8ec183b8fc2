// The options come from elsewhere; a handler that logs through its request says what they hold.
// @filename: src/app.js
const fastify = require('fastify');
module.exports = function build(options = {}) {
  const app = fastify({ ...options });
  app.get('/orders', async (request) => {
    request.log.info('listing');
    console.log('listing');
//  ^^^^^^^^^^^ uncorrelated-log: logs without the request's id
    return [];
  });
  return app;
};
