// @filename: src/a.ts
// A file that imports itself is no group of files.
import * as self from './a.js';
export const a = () => self;
