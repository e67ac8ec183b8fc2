// @filename: src/settings.js
exports.set = async (name, values) => {
  await fetch(`https://example.com/${name}`, { method: 'PUT', body: values });
};

// @filename: src/save.js
const settings = require('./settings');

exports.save = (name, values, callback) => {
  // Whoever takes all that a callback is told hears of errors too.
  settings.set(name, values, (...told) => callback(...told));
  settings.set(name, values);
//^^^^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
};
