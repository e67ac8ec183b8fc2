import fs from 'node:fs';

// The library types this as a number.
// @ts-expect-error
export const a: string = fs.constants.R_OK;

/* eslint-disable @typescript-eslint/ban-ts-comment -- the stub has no types */
// @ts-ignore
export const b: string = fs.constants.W_OK;

export const c = 1;
// @ts-ignore
//<^^^^^^^^^^ suppression-without-reason: `@ts-ignore` does not say why
export const d: string = fs.constants.X_OK;
