// @filename: src/remove.js
const fs = require('fs-extra');
const copy = require('../libs/fs');

async function tidy(path) {
  if (await fs.pathExists(path)) await fs.remove(path).catch(() => {});
  if (await copy.pathExists(path)) console.log('still there');
}

async function removeAll(path) {
  if (await fs.pathExists(path)) await fs.remove(path);
}

exports.run = (path) => {
  // Whether a path is there is answered with no where nobody can look.
  tidy(path);
  removeAll(path);
//^^^^^^^^^ unhandled-rejection: is not awaited, returned or caught
};

// @filename: libs/fs.js
const wrapped = (work) => Object.defineProperty((...given) => work(...given), 'name', { value: work.name });

exports.pathExists = wrapped(async (path) => {
  await fetch(path);
});
