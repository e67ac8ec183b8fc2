// @filename: src/a.js
const { b } = require('./b');
//                    ^^^^^ import-cycle: `src/a.js` → `src/b.js` → `src/a.js` load each other
exports.a = () => b;
// @filename: src/b.js
const { a } = require('./a');
exports.b = () => a;
