// @filename: src/a.ts
// plumbline-allow import-cycle: the parsers of terms and lists call each other by nature
import { b } from './b.js';
//                ^^^^^^^^ import-cycle [suppressed]: load each other
export const a = () => b;
// @filename: src/b.ts
import { a } from './a.js';
export const b = () => a;
