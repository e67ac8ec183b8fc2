/** The port to a second thread, which extracts files while the first one does. */

/** Starts such a thread for the files of a root; they are done from the last to the first. */
export type StartSyntaxThread = (root: string, files: readonly string[]) => SyntaxThread;

export interface SyntaxThread {
  /**
   * What the thread made of a file, as text; waits while it is at it. `undefined` where it has not begun, and then leaves
   * the file alone, or where it failed.
   */
  take(file: string): string | undefined;
  /** Ends the thread. */
  close(): void;
}
