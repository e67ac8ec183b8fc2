/** Tells V8 to wait before it optimises: of a program that runs for seconds, compiling hot functions is a third of all work. */
import v8 from 'node:v8';

/**
 * The flag by major version of V8, for those that it was tried on; V8 complains of one that it does not know. In 11, bytes
 * of bytecode that a function runs before; in 13, how often it is called. V8 takes about a tenth of it by itself.
 */
const flags: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  13: '--invocation-count-for-turbofan=30000',
};

/** The flag for a version of V8, such as `11.3.244.8-node.30`; `undefined` where none is known. */
export function flagFor(version: string): string | undefined {
  return flags[version.slice(0, version.indexOf('.'))];
}

/** To be called before anything else runs; what it changes is speed alone. */
export function optimiseLater(): void {
  const flag = flagFor(process.versions.v8);
  if (flag !== undefined) v8.setFlagsFromString(flag);
}
