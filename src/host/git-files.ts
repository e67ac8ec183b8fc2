/** The `SourceFiles` port over git objects: own files as they were, packages and generated files as they are on the disk. */
import path from 'node:path';
import { foldersAbove } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { decode } from './decode.js';
import type { Git } from './git.js';
import { readObjects, type GitEntry, type GitTree } from './git-tree.js';

/**
 * Opens a tree as if it were checked out at the root of `disk`. What git has never tracked there, such as `node_modules`
 * and generated code, comes from the disk, so that both sides of a comparison see the same packages.
 */
export function gitFiles(git: Git, tree: GitTree, disk: SourceFiles): SourceFiles {
  return new GitFiles(git, tree, disk);
}

class GitFiles implements SourceFiles {
  readonly root: string;
  readonly #git: Git;
  readonly #tree: GitTree;
  readonly #disk: SourceFiles;
  readonly #listed: readonly string[];
  readonly #folders = new Map<string, Set<string>>();
  /** Files of the disk that are own code today; where the tree has none of that name, there was none. */
  readonly #own: ReadonlySet<string>;
  readonly #ownFolders: ReadonlySet<string>;
  readonly #texts = new Map<string, string>();

  constructor(git: Git, tree: GitTree, disk: SourceFiles) {
    this.root = disk.root;
    this.#git = git;
    this.#tree = tree;
    this.#disk = disk;
    this.#own = new Set(disk.list());
    this.#ownFolders = new Set(disk.list().flatMap(foldersAbove));
    this.#listed = [...tree.keys()].filter((it) => this.#isListed(it)).sort();
    for (const file of this.#listed) {
      for (let at = path.posix.dirname(file), below = ''; below !== '.'; below = at, at = path.posix.dirname(at)) {
        const known = this.#folders.get(at) ?? new Set();
        if (below !== '') known.add(path.posix.basename(below));
        this.#folders.set(at, known);
      }
    }
    this.#load();
  }

  list(): readonly string[] {
    return this.#listed;
  }

  read(file: string): string | undefined {
    const own = this.#relative(file);
    const entry = this.#entry(own);
    if (entry?.kind !== 'file') return this.#isFromDisk(own) ? this.#disk.read(file) : undefined;
    const text = this.#texts.get(entry.object) ?? this.#readOne(entry.object);
    // Large files kept elsewhere leave a note in git; what they hold is taken to be what it is today.
    return text.startsWith('version https://git-lfs.github.com/spec/') ? this.#disk.read(file) : text;
  }

  readFailure(file: string): string | undefined {
    return this.#isFromDisk(this.#relative(file)) ? this.#disk.readFailure(file) : undefined;
  }

  size(file: string): number | undefined {
    const own = this.#relative(file);
    if (this.#entry(own)?.kind !== 'file') return this.#isFromDisk(own) ? this.#disk.size(file) : undefined;
    return Buffer.byteLength(this.read(file) ?? '');
  }

  isFile(file: string): boolean {
    const own = this.#relative(file);
    return this.#entry(own)?.kind === 'file' || (this.#isFromDisk(own) && this.#disk.isFile(file));
  }

  isFolder(file: string): boolean {
    const own = this.#relative(file);
    if (this.#folders.has(own === '' ? '.' : own)) return true;
    // A folder of own code that the tree does not have was not there.
    return !this.#ownFolders.has(own) && this.#isFromDisk(own) && this.#disk.isFolder(file);
  }

  folders(file: string): readonly string[] {
    const own = this.#relative(file);
    const fromDisk = this.#disk.folders(file).filter((it) => this.isFolder(`${own === '' ? '' : `${own}/`}${it}`));
    const known = [...(this.#folders.get(own === '' ? '.' : own) ?? [])].filter((it) => this.#folders.has(path.posix.join(own, it)));
    return [...new Set([...fromDisk, ...known])].sort();
  }

  realPath(file: string): string {
    const own = this.#relative(file);
    return this.#tree.has(own) || this.#folders.has(own) ? `${this.root}/${own}` : this.#disk.realPath(file);
  }

  /** All code and configuration in one run of git, before anyone relies on it; what else is asked for is read one by one. */
  #load(): void {
    const wanted = this.#listed.filter((it) => /\.(?:[cm]?[jt]sx?|jsonc?)$/.test(it)).flatMap((it) => this.#entry(it)?.object ?? []);
    for (const [object, bytes] of readObjects(this.#git, [...new Set(wanted)])) this.#texts.set(object, decode(bytes));
  }

  #readOne(object: string): string {
    const text = decode(readObjects(this.#git, [object]).get(object) ?? Buffer.alloc(0));
    this.#texts.set(object, text);
    return text;
  }

  /** The entry of a file; a link inside the tree leads to the entry that it names. */
  #entry(file: string, hops = 0): GitEntry | undefined {
    const entry = this.#tree.get(file);
    if (entry?.kind !== 'link') return entry;
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), this.#texts.get(entry.object) ?? this.#readOne(entry.object)));
    return hops > 8 || target.startsWith('../') ? undefined : this.#entry(target, hops + 1);
  }

  /** What `.gitignore` names and git tracks all the same is left out, as it is on the disk. */
  #isListed(file: string): boolean {
    if (this.#entry(file)?.kind !== 'file' || file.split('/').includes('node_modules')) return false;
    return this.#own.has(file) || !this.#disk.isFile(file);
  }

  #isFromDisk(file: string): boolean {
    return !this.#own.has(file) && !this.#tree.has(file);
  }

  #relative(file: string): string {
    const given = file.replaceAll('\\', '/');
    if (given === this.root) return '';
    if (given.startsWith(`${this.root}/`)) return given.slice(this.root.length + 1);
    return path.isAbsolute(file) ? given : path.posix.normalize(given).replace(/^\.$/, '');
  }
}
