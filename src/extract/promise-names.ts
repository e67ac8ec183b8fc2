/** Which declarations are promises, for both resolvers. */

/** Names under which packages and the language declare promises. */
export const promiseNames: ReadonlySet<string> = new Set(['Promise', 'Bluebird']);

/** Reports whether a path is that of a declaration file, which holds no code. */
export function isDeclarationPath(path: string): boolean {
  return /\.d\.[cm]?ts$|\.d\.[^./]+\.ts$/.test(path);
}
