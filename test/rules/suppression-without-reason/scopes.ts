// @filename: src/orders.test.ts
// Other tools' comments are the business of server code alone; our own count everywhere.
// eslint-disable-next-line no-console
console.log('a');
// plumbline-allow import-cycle
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: allows `import-cycle` without a reason
// @filename: scripts/seed.ts
// @ts-ignore
console.log('a');
// @filename: src/generated/client.ts
/* eslint-disable */
// @ts-nocheck
export const client = 1;
