// @filename: src/a.js
// Both files are loaded by the time these run.
exports.a = () => require('./b').b;
// @filename: src/b.js
const { a } = require('./a');
exports.b = () => a;
// @filename: src/c.mjs
export const c = async () => (await import('./d.mjs')).d;
// @filename: src/d.mjs
import { c } from './c.mjs';
export const d = c;
