// @filename: packages/a/package.json
{ "name": "@org/a", "main": "dist/index.js" }
// @filename: packages/a/src/index.ts
import { b } from '@org/b';
//                ^^^^^^^^ import-cycle: `packages/a/src/index.ts` → `packages/b/src/index.ts` → `packages/a/src/index.ts` load each other
export const a = () => b;
// @filename: packages/b/package.json
{ "name": "@org/b", "main": "dist/index.js" }
// @filename: packages/b/src/index.ts
import { a } from '@org/a';
export const b = () => a;
