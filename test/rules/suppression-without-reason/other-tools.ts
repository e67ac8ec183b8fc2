// @filename: src/eslint.ts
/* eslint-disable no-console */
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason [info]: `eslint-disable` does not say why, like 2 more in this file
console.log('a'); // eslint-disable-line no-console
// eslint-disable-next-line no-console
console.log('b');
// eslint-disable-next-line no-console -- there is no logger before start-up
console.log('c');
/* eslint-enable no-console */
// @filename: src/typescript.ts
// @ts-expect-error
//<^^^^^^^^^^^^^^^^ suppression-without-reason [info]: `@ts-expect-error` does not say why
export const a: number = 'a';
// @filename: src/typescript-ignored.ts
// @ts-ignore
//<^^^^^^^^^^ suppression-without-reason: `@ts-ignore` does not say why
export const a: number = 'a';
// @filename: src/explained.ts
// @ts-expect-error its types lag behind
export const a: number = 'a';
// @ts-ignore: the types of 2.3 are wrong
export const b: number = 'b';
// biome-ignore lint/suspicious/noConsole: there is no logger before start-up
console.log('a');
// NOSONAR the key is a public one
export const key = 'x';
// @filename: src/biome.ts
// biome-ignore lint/suspicious/noConsole: <explanation>
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: `biome-ignore` does not say why
console.log('a');
// @filename: src/sonar.ts
export const key = 'x'; // NOSONAR
//                      ^^^^^^^^^^ suppression-without-reason: `NOSONAR` does not say why
// @filename: src/nocheck.ts
// @ts-nocheck
//<^^^^^^^^^^^ suppression-without-reason: `@ts-nocheck` does not say why
export const key = 'x';
