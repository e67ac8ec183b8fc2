// JavaScript without types: what the code itself says still counts.
const axios = require('axios');
const { EventEmitter } = require('events');

async function save(id) {
  await axios.post('/orders', { id });
}

class Store {
  async load(id) {
    return axios.get(`/orders/${id}`);
  }
}

const store = new Store();
const bus = new EventEmitter();

function place(id) {
  save(id);
  store.load(id);
  axios.get('/x');
  bus.on('placed', async (it) => {
    await save(it);
  });
}

function callbackStyle(callback) {
  save(1).then(() => callback(null), callback);
  store.load(2, callback);
}

module.exports = { place, callbackStyle };
