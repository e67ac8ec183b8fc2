// @filename: src/a.ts
import { b } from './b.js';
//                ^^^^^^^^ import-cycle: `src/a.ts` → `src/b.ts` → `src/c.ts` → `src/a.ts` load each other
export const a = () => b;
// @filename: src/b.ts
import { c } from './c.js';
export const b = () => c;
// @filename: src/c.ts
import { a } from './a.js';
export const c = () => a;
// @filename: src/d.ts
// Standing beside a cycle is not being in it.
import { a } from './a.js';
export const d = a;
