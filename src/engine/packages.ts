/** Versions of packages, as installed near a file or as its `package.json` declares them. */
import { foldersAbove } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { preloadsIn, startsProcess } from './preloads.js';

interface Manifest {
  readonly version?: string;
  readonly declared: Readonly<Record<string, string>>;
}

export class Packages {
  readonly #files: SourceFiles;
  readonly #manifests = new Map<string, Manifest | undefined>();
  #listed: readonly string[] | undefined;

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** The first version number that a folder at or above the file says; a range gives its lowest. `undefined` when none does. */
  versionOf(name: string, file: string): string | undefined {
    for (const folder of foldersAbove(file)) {
      const prefix = folder === '' ? '' : `${folder}/`;
      const installed = this.#manifest(`${prefix}node_modules/${name}/package.json`)?.version;
      const declared = this.#manifest(`${prefix}package.json`)?.declared[name];
      const version = installed ?? (declared === undefined ? undefined : /\d+(?:\.\d+)*/.exec(declared)?.[0]);
      if (version !== undefined) return version;
    }
    return this.#onlyDeclared(name);
  }

  /** Folder of the nearest `package.json` at or above a file; the empty string for the root. */
  folderOf(file: string): string {
    this.#folders ??= new Set(this.#inFolders().map((it) => it.slice(0, -'/package.json'.length)));
    const folders = this.#folders;
    return foldersAbove(file).find((it) => folders.has(it)) ?? '';
  }

  /** Modules that the commands in the folders at and above a file load before the program: scripts, images, process managers. */
  preloadsOf(file: string): readonly string[] {
    this.#commands ??= this.#files.list().filter((it) => startsProcess(it));
    const above = new Set(foldersAbove(file));
    return this.#commands.filter((it) => above.has(it.slice(0, Math.max(0, it.lastIndexOf('/'))))).flatMap((it) => preloadsIn(this.#files.read(it) ?? ''));
  }

  #commands: readonly string[] | undefined;

  #folders: ReadonlySet<string> | undefined;

  /** Manifests below the root's own. */
  #inFolders(): readonly string[] {
    this.#listed ??= this.#files.list().filter((it) => it.endsWith('/package.json'));
    return this.#listed;
  }

  /** Some repositories keep their one manifest aside and copy it at installation. */
  #onlyDeclared(name: string): string | undefined {
    if (this.#files.isFile('package.json')) return undefined;
    const ranges = new Set(this.#inFolders().map((it) => this.#manifest(it)?.declared[name]).filter((it) => it !== undefined));
    const [range] = ranges;
    return ranges.size === 1 ? /\d+(?:\.\d+)*/.exec(range ?? '')?.[0] : undefined;
  }

  #manifest(path: string): Manifest | undefined {
    if (!this.#manifests.has(path)) this.#manifests.set(path, parseManifest(this.#files.read(path)));
    return this.#manifests.get(path);
  }
}

function parseManifest(text: string | undefined): Manifest | undefined {
  if (text === undefined) return undefined;
  try {
    const json = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    const declared: Record<string, string> = {};
    for (const key of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
      for (const [name, range] of Object.entries((json?.[key] ?? {}) as Record<string, unknown>)) {
        if (typeof range === 'string') declared[name] ??= range;
      }
    }
    return { declared, ...(typeof json?.['version'] === 'string' ? { version: json['version'] } : {}) };
  } catch {
    // A manifest that is being typed says nothing; the review goes on without it.
    return undefined;
  }
}
