/** The client of the native checker, as far as this folder uses it. */
import type * as Ast from 'typescript-native/unstable/ast';
import type * as Sync from 'typescript-native/unstable/sync';

/** What a `CheckerProcess` brings. Numbers of kinds and flags differ from those of TypeScript 6, so its own are used. */
export interface NativeModules {
  readonly sync: typeof Sync;
  readonly ast: typeof Ast;
}

export type { Checker, Program, Project, Snapshot } from 'typescript-native/unstable/sync';
