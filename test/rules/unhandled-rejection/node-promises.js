// Node's own promises are known without the project's types.
const fs = require('fs');
const { mkdir } = require('fs/promises');
const { setTimeout: sleep } = require('timers/promises');

function save(path) {
  fs.promises.writeFile(path, '');
//^^^^^^^^^^^^^^^^^^^^^ unhandled-rejection: `fs.promises.writeFile(path, '')` is not awaited
  mkdir(path);
//^^^^^ unhandled-rejection: `mkdir(path)` is not awaited
  fetch(path);
//^^^^^ unhandled-rejection: `fetch(path)` is not awaited
  // Waiting cannot fail, and the callback forms give nothing back.
  sleep(10);
  fs.writeFile(path, '', () => undefined);
  fs.mkdirSync(path);
}
module.exports = save;
