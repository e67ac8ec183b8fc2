// @filename: src/a.ts
import { b } from './b.js';
//                ^^^^^^^^ import-cycle: `src/a.ts` → `src/b.ts` → `src/a.ts` load each other, part of a cycle of 3 files
import { c } from './c.js';
export const a = () => [b, c];
// @filename: src/b.ts
import { a } from './a.js';
export const b = () => a;
// @filename: src/c.ts
import { a } from './a.js';
export const c = () => a;
