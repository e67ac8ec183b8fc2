/** Whether a line is silenced, as by `eslint-disable-next-line` or `NOSONAR`. */
export const silenced = /disable/;
// See plumbline-allow in the manual; biome-ignore is another one.
export const manual = 'docs/allow.md';
/*
 * Unlike @ts-ignore, it complains when there is nothing to expect.
 */
export const expected = true;
