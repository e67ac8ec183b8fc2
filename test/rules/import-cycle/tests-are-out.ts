// @filename: src/a.test.ts
import { b } from './b.test.js';
export const a = () => b;
// @filename: src/b.test.ts
import { a } from './a.test.js';
export const b = () => a;
// @filename: src/c.ts
import { d } from '../test/d.js';
export const c = () => d;
// @filename: test/d.ts
import { c } from '../src/c.js';
export const d = () => c;
