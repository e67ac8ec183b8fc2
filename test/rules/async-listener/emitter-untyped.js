// @filename: src/reserve.js
exports.reserve = async (id) => { await fetch(id); };
exports.safe = async (id) => {
  try { await fetch(id); } catch (error) { console.error(error); }
};
// @filename: src/orders.js
const EventEmitter = require('events');
const { reserve, safe } = require('./reserve');
const orders = new EventEmitter();

orders.on('placed', reserve);
//                  ^^^^^^^ async-listener: `orders.on` drops the promise of this async callback
orders.on('placed', async (id) => { await reserve(id); });
//                  ^^^^^^^^^^^^^ async-listener: `orders.on` drops the promise
orders.on('safe', safe);

const { Server } = require('socket.io');
const io = new Server();
io.on('connection', async (socket) => { await reserve(socket.id); });
//                  ^^^^^^^^^^^^^^^^^ async-listener: `io.on` drops the promise
const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', async () => { await reserve('ws'); });
//                                                ^^^^^^^^^^^ async-listener: drops the promise
