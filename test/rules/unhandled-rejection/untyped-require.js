// @filename: src/mailer.js
async function sendReceipt(id) {
  await fetch(id);
}
const quiet = () => 1;
module.exports = { sendReceipt, quiet, sendLater: async (id) => { await fetch(id); } };
// @filename: src/audit.js
exports.record = async (text) => {
  await fetch(text);
};
exports.safe = async (text) => {
  try { await fetch(text); } catch { console.error(text); }
};
module.exports.again = async function again(text) {
  await fetch(text);
};
// @filename: src/only.js
module.exports = async function only() {
  await fetch('x');
};
// @filename: src/index.js
module.exports = { ...require('./mailer'), audit: require('./audit') };
// @filename: src/orders.js
const mailer = require('./mailer');
const { sendLater } = require('./mailer.js');
const audit = require('./audit');
const only = require('./only');
const all = require('./index');

function place(id) {
  mailer.sendReceipt(id);
//^^^^^^^^^^^^^^^^^^ unhandled-rejection: `mailer.sendReceipt(id)` is not awaited
  sendLater(id);
//^^^^^^^^^ unhandled-rejection: `sendLater(id)` is not awaited
  audit.record(id);
//^^^^^^^^^^^^ unhandled-rejection: `audit.record(id)` is not awaited
  audit.again(id);
//^^^^^^^^^^^ unhandled-rejection: `audit.again(id)` is not awaited
  only();
//^^^^ unhandled-rejection: `only()` is not awaited
  all.sendReceipt(id);
//^^^^^^^^^^^^^^^ unhandled-rejection: `all.sendReceipt(id)` is not awaited
  all.audit.record(id);
//^^^^^^^^^^^^^^^^ unhandled-rejection: `all.audit.record(id)` is not awaited
  audit.safe(id);
  mailer.quiet();
  mailer.sendReceipt(id).catch(console.error);
}
module.exports = { place };
