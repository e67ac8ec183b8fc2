// Something has an `on`, and nobody can tell what it does with a promise.
const bus = require('some-unknown-bus');
module.exports = (queue) => {
  bus.on('placed', async (id) => { await fetch(id); });
  queue.on('placed', async (id) => { await fetch(id); });
  queue.each(async (id) => { await fetch(id); });
};
