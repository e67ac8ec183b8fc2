// @filename: src/address.ts
declare function matches(peer: string, ranges: object): string;

export function isAllowed(peer: string) {
  /* eslint-disable no-warning-comments */
  // @ts-ignore : the definition is wrong about ranges, and this is valid
  const matched = matches(peer, []);

  // eslint-disable-next-line no-var
  //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason [info]: `eslint-disable-next-line` does not say why
  var other = matched;

  // @ts-ignore : the definition is wrong here as well
  return matches(other, 1);
}
