/** The lines that a change shows. */

/** Ranges of lines by path in the repository, from zero, first and last included, in order. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;
