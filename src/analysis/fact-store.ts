/** The port to what outlives a process: facts that were extracted before, of this workspace. */

/** Stores texts under plain names. Losing one costs time, never a wrong review. */
export interface FactStore {
  /** What was saved last under a name; `undefined` when there is nothing, or nothing that is whole. */
  load(name: string): string | undefined;
  save(name: string, text: string): void;
}
