/** The port to the native checker: a program of Plumbline's own package, which the host finds and starts. */

/** The native checker as it is installed. Nothing runs before `start`. */
export interface CheckerProcess {
  /** Version of client and program, which belong together; part of the key of what it answered. */
  readonly version: string;
  /** The modules of its client, for the one folder that knows them. */
  readonly modules: unknown;
  /** Starts a process, which sees files through `files` alone. Throws when it cannot be started. */
  start(folder: string, files: CheckerFiles): RunningChecker;
}

/** A process of the checker. Calls to its client block, and throw once the process is gone. */
export interface RunningChecker {
  readonly client: unknown;
  /** Process id, for whoever measures or ends it; `undefined` where it is not known. */
  readonly pid: number | undefined;
  /** Megabytes that the process holds; `undefined` where that cannot be told. */
  megabytes(): number | undefined;
  close(): void;
}

/** What the process may see of a disk besides its own library. Paths are absolute, with forward slashes. */
export interface CheckerFiles {
  /** The text of a file, or `null` when there is none. */
  read(path: string): string | null;
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  realPath(path: string): string;
}
