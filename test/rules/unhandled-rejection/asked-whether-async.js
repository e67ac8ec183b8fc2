// @filename: src/wrap.js
exports.attempt = function (middleware) {
  if (middleware && middleware.constructor && middleware.constructor.name === 'AsyncFunction') {
    return async function (req, res, next) {
      try {
        await middleware(req, res, next);
      } catch (error) {
        next(error);
      }
    };
  }
  return function (req, res, next) {
    try {
      // What is left here is no async function.
      middleware(req, res, next);
    } catch (error) {
      next(error);
    }
  };
};

exports.unless = function (work) {
  if (work.constructor.name !== 'AsyncFunction') {
    work();
  } else {
    work();
//  ^^^^ unhandled-rejection: is not awaited, returned or caught
  }
};

// @filename: src/use.js
const { attempt, unless } = require('./wrap');

async function remember() {
  await fetch('https://example.com');
}

exports.handlers = [attempt(remember)];
unless(remember);
