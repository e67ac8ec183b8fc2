/** The `SourceFiles` port over a disk, with unsaved editor text laid over it. Everything stays below the root. */
import fs from 'node:fs';
import path from 'node:path';
import type { SourceFiles } from '../analysis/source-files.js';
import { decode } from './decode.js';
import { listTracked } from './list-tracked.js';

export interface DiskFiles extends SourceFiles {
  /** Lays unsaved text over a file, given relative to the root; `undefined` uncovers the file on disk. */
  setOverlay(file: string, text: string | undefined): void;
  /** Forgets what was read and listed; with paths, what was read of these, and the listing. */
  refresh(changed?: readonly string[]): void;
}

/** Opens a root for reading. `typesFolder` is readable besides it. */
export function diskFiles(root: string, typesFolder?: string): DiskFiles {
  return new Disk(root, typesFolder);
}

class Disk implements DiskFiles {
  readonly root: string;
  readonly #realRoot: string;
  readonly #readable: readonly string[];
  readonly #overlays = new Map<string, string>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #failures = new Map<string, string>();
  readonly #kinds = new Map<string, 'file' | 'folder' | undefined>();
  #listed: readonly string[] | undefined;
  #members: ReadonlySet<string> | undefined;

  constructor(root: string, typesFolder: string | undefined) {
    this.root = slashes(path.resolve(root));
    this.#realRoot = slashes(realPath(this.root));
    this.#readable = typesFolder === undefined ? [] : [slashes(path.resolve(typesFolder)), slashes(path.resolve(typesFolder, '..'))];
  }

  list(): readonly string[] {
    if (!this.#listed) {
      const { files, failures } = listTracked(this.root);
      for (const [file, reason] of failures) this.#failures.set(file, reason);
      const extra = [...this.#overlays.keys()].filter((it) => !files.includes(it) && !it.includes('node_modules/'));
      this.#listed = [...files, ...extra].sort();
      this.#members = new Set(this.#listed);
    }
    return this.#listed;
  }

  read(file: string): string | undefined {
    const absolute = this.#absolute(file);
    const overlay = this.#overlays.get(this.#relative(absolute));
    if (overlay !== undefined) return overlay;
    if (this.#texts.has(absolute)) return this.#texts.get(absolute);
    const text = this.#readDisk(absolute);
    // Declarations are parsed once and their text is not wanted again.
    if (!absolute.includes('/node_modules/')) this.#texts.set(absolute, text);
    return text;
  }

  #readDisk(absolute: string): string | undefined {
    if (!this.isFile(absolute)) return undefined;
    try {
      return decode(fs.readFileSync(absolute));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      this.#failures.set(this.#relative(absolute), `The file cannot be read (${code}). Check its permissions, or add it to "ignore".`);
      return undefined;
    }
  }

  readFailure(file: string): string | undefined {
    return this.#failures.get(this.#relative(this.#absolute(file)));
  }

  size(file: string): number | undefined {
    const absolute = this.#absolute(file);
    const overlay = this.#overlays.get(this.#relative(absolute));
    if (overlay !== undefined) return Buffer.byteLength(overlay);
    return statOf(absolute)?.size;
  }

  isFile(file: string): boolean {
    const absolute = this.#absolute(file);
    return this.#overlays.has(this.#relative(absolute)) || this.#kind(absolute) === 'file';
  }

  isFolder(file: string): boolean {
    return this.#kind(this.#absolute(file)) === 'folder';
  }

  folders(file: string): readonly string[] {
    const absolute = this.#absolute(file);
    if (this.#kind(absolute) !== 'folder') return [];
    try {
      const entries = fs.readdirSync(absolute, { withFileTypes: true });
      return entries.filter((it) => it.isDirectory() || it.isSymbolicLink()).map((it) => it.name).sort();
    } catch {
      // A folder that may not be listed holds nothing that can be read.
      return [];
    }
  }

  realPath(file: string): string {
    const absolute = this.#absolute(file);
    const real = slashes(realPath(absolute));
    // Own files keep the path under which the user opened the root, even when a link leads there.
    return real === this.#realRoot || real.startsWith(`${this.#realRoot}/`) ? this.root + real.slice(this.#realRoot.length) : real;
  }

  setOverlay(file: string, text: string | undefined): void {
    const isNew = text !== undefined && this.#members?.has(file) === false;
    if (text === undefined) this.#overlays.delete(file);
    else this.#overlays.set(file, text);
    if (isNew || text === undefined) this.#listed = undefined;
  }

  refresh(changed?: readonly string[]): void {
    // An edit of a listed file changes neither the listing nor where anything is.
    const isEdit = changed?.every((it) => this.#members?.has(it) === true && statOf(this.#absolute(it))?.isFile() === true) === true;
    if (!isEdit) {
      this.#listed = undefined;
      this.#kinds.clear();
      this.#failures.clear();
    }
    if (!changed) this.#texts.clear();
    for (const it of changed ?? []) {
      this.#texts.delete(this.#absolute(it));
      this.#failures.delete(it);
    }
  }

  #absolute(file: string): string {
    const given = slashes(file);
    return path.isAbsolute(file) ? given : slashes(path.posix.normalize(`${this.root}/${given}`));
  }

  #relative(absolute: string): string {
    return absolute.startsWith(`${this.root}/`) ? absolute.slice(this.root.length + 1) : absolute;
  }

  #kind(absolute: string): 'file' | 'folder' | undefined {
    if (this.#kinds.has(absolute)) return this.#kinds.get(absolute);
    const stat = statOf(absolute);
    const found = stat?.isFile() === true ? 'file' : stat?.isDirectory() === true ? 'folder' : undefined;
    const kind = found !== undefined && this.#mayRead(absolute) ? found : undefined;
    this.#kinds.set(absolute, kind);
    return kind;
  }

  /** Own files by real path below the root; packages in a `node_modules` at or above it, and where their links lead. */
  #mayRead(absolute: string): boolean {
    if (this.#readable.some((it) => absolute === it || absolute.startsWith(`${it}/`))) return true;
    const at = absolute.lastIndexOf('/node_modules');
    if (at !== -1) {
      const holder = absolute.slice(0, at);
      const isAbove = this.root === holder || this.root.startsWith(`${holder}/`) || holder === '';
      // A linked package resolves inside its store, which may lie anywhere below a `node_modules` folder.
      return isAbove || holder.startsWith(`${this.root}/`) || /\/node_modules(?:\/|$)/.test(holder);
    }
    if (absolute !== this.root && !absolute.startsWith(`${this.root}/`)) return false;
    const real = slashes(realPath(absolute));
    return real === this.#realRoot || real.startsWith(`${this.#realRoot}/`);
  }
}

function slashes(file: string): string {
  return file.replaceAll('\\', '/');
}

function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    // A loop of links, a name that is too long, a folder that may not be entered: an import can name them all.
    return undefined;
  }
}

function realPath(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return file;
  }
}
