// @filename: src/a.ts
import { b } from './b.js';
//                ^^^^^^^^ import-cycle: `src/a.ts` → `src/b.ts` → `src/a.ts` load each other
export const a = () => b;
// @filename: src/b.ts
import { a } from './a.js';
import { x } from './x.js';
export const b = () => [a, x];
// @filename: src/x.ts
import { y } from './y.js';
//                ^^^^^^^^ import-cycle: `src/x.ts` → `src/y.ts` → `src/x.ts` load each other
export const x = () => y;
// @filename: src/y.ts
import { x } from './x.js';
export const y = () => x;
