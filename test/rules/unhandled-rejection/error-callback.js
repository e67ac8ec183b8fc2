// @filename: src/dual.js
// Promisified by hand: gives a promise, and calls back when a callback is given.
const promisify = require('./promisify');

async function give(privileges, group) {
  await privileges.save(group);
}
module.exports = { give: promisify(give), raw: give };

// @filename: src/promisify.js
module.exports = (fn) => fn;

// @filename: src/authenticate.js
const { raw } = require('./dual');

async function authenticate(req, res, next) {
  await raw(req.privileges, req.group);
  next();
}

module.exports = (req, res, next) => {
  // The function declares `next` itself, so nothing is left over to hear of a failure.
  authenticate(req, res, next);
//^^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
};

// @filename: src/upgrade.js
const { give } = require('./dual');

module.exports = (callback) => {
  // One argument more than the function declares: the callback hears.
  give(['read'], 'users', callback);
  give(['read'], 'users', (err) => {
    callback(err);
  });
};
