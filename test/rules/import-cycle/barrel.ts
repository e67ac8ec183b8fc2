// @filename: src/index.ts
export * from './a.js';
export * from './b.js';
// @filename: src/a.ts
import { b } from './index.js';
//                ^^^^^^^^^^^^ import-cycle: `src/a.ts` → `src/index.ts` → `src/a.ts` load each other
export const a = () => b;
// @filename: src/b.ts
export const b = 1;
