/** What a proposal is made from, and which of it is the team's own server code. */

export interface ProposalInput {
  /** Every file of the workspace, relative to the root. */
  readonly files: readonly string[];
  /** Imports between files of the workspace. */
  readonly imports: readonly { readonly from: string; readonly to: string }[];
  /** Imports of types alone, which are gone at run time and never reported; absent where nobody looked. */
  readonly typeImports?: readonly { readonly from: string; readonly to: string }[];
  /** Imports of packages, by the name that is imported. */
  readonly packages: readonly { readonly from: string; readonly package: string }[];
}

/** A part of the proposal with what led to it. */
export interface Proposed<Part> {
  readonly parts: readonly Part[];
  /** One sentence each. */
  readonly reasons: readonly string[];
  /** What each part is for, one sentence each, for those who meet the names for the first time. */
  readonly meanings?: readonly string[];
  /** Imports of today that the proposal would report. */
  readonly violations: number;
}

/** Reports whether a file is code that runs on the server: no test, declaration, build output or browser package. */
export function isServerCode(file: string): boolean {
  if (!/\.[cm]?[jt]sx?$/.test(file) || /\.d\.[cm]?ts$/.test(file)) return false;
  if (/[.-](test|spec|e2e-spec|stories|config)\.[cm]?[jt]sx?$/.test(file)) return false;
  const folders = foldersOf(file);
  if (folders.some((it) => asideFolders.has(it))) return false;
  return !folders.slice(0, Math.max(1, sourceStart(folders))).some((it) => outerFolders.has(it));
}

/** The folders that a path leads through. */
export function foldersOf(file: string): readonly string[] {
  return file.split('/').slice(0, -1);
}

/** Index of the first folder that may name a layer or a feature: what is above `src` names an application or a package. */
export function sourceStart(folders: readonly string[]): number {
  return folders.indexOf('src') + 1;
}

/** "never", "once", "twice", "3 times". */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

/** "1 file", "2 files". */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

const asideFolders: ReadonlySet<string> = new Set([
  ...['test', 'tests', '__tests__', '__mocks__', '__fixtures__', 'e2e', 'spec', 'specs', 'fixtures', 'mocks'],
  ...['node_modules', 'dist', 'build', 'coverage', 'vendor'],
]);

// Above the sources these are other programs; inside them, a `client` talks to another service.
const outerFolders: ReadonlySet<string> = new Set([
  ...['frontend', 'client', 'web', 'webapp', 'ui', 'www', 'mobile', 'public', 'static', 'assets'],
  ...['docs', 'examples', 'scripts'],
]);
