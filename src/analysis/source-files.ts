/** The port through which everything above `host/` reads a workspace. Nothing else opens a file. */

/** The files of one reviewed root, as the host sees them: disk, unsaved editor text, or a test's memory. */
export interface SourceFiles {
  /**
   * Every file below the root that version control would track, sorted, relative, with forward slashes. `node_modules`,
   * `.git` and what `.gitignore` names are not among them, nor anything whose real path leaves the root.
   */
  list(): readonly string[];
  /**
   * The text of a file below the root, or of a declaration file, `package.json` or JSON file in a `node_modules` folder
   * at or above it. `undefined` when there is none or when it may not be read; `readFailure` then says why.
   */
  read(path: string): string | undefined;
  /** Why `read` gave `undefined` for a listed file, in words for a user; `undefined` when it did not fail. */
  readFailure(path: string): string | undefined;
  /** Size in bytes of a listed file, known before it is read; `undefined` when there is none. */
  size(path: string): number | undefined;
  /** Reports whether a file exists that `read` may read. Paths may be absolute or relative to the root. */
  isFile(path: string): boolean;
  /** Reports whether a folder exists that may be looked into. */
  isFolder(path: string): boolean;
  /** Names of the folders directly inside a folder, sorted; empty when there is none. */
  folders(path: string): readonly string[];
  /** The path with every symbolic link followed; the path itself when it does not exist. */
  realPath(path: string): string;
  /** Absolute path of the root with forward slashes, for the compiler, which knows only absolute paths. */
  readonly root: string;
}
