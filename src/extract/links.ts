/** Where the imports of own files lead, and what else each file can see through them. */
import { folderOf, joined } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Resolution } from '../facts/facts.js';
import { isAmbientText } from './ambient-text.js';
import type { Modules } from './modules.js';
import { referencedPathsIn, referencesIn } from './references.js';
import { digest } from './shape.js';
import type { Unit } from './unit.js';

/** The outgoing links of one file with one content. */
export interface FileLinks {
  readonly hash: string;
  /** In the order of the file's imports. */
  readonly resolutions: readonly Resolution[];
  /** Packages among them that are not installed. */
  readonly missing: readonly string[];
  /** Every file that the text names: own ones relative to the root, others absolute; failed look-ups after a `!`. Sorted. */
  readonly targets: readonly string[];
}

export interface OtherLinks extends Pick<FileLinks, 'hash' | 'targets'> {
  /** Declares something that other files see without importing it. */
  readonly isAmbient: boolean;
}

export class Links {
  readonly #files: SourceFiles;
  readonly #modules: () => Modules;
  #links = new Map<string, FileLinks>();
  #others = new Map<string, OtherLinks>();
  #stored: ReadonlyMap<string, FileLinks> = new Map();

  /** `modules` gives the present ones. */
  constructor(files: SourceFiles, modules: () => Modules) {
    this.#files = files;
    this.#modules = modules;
  }

  /** Forgets every link: what modules lead to may have changed. `stored` holds links that are right all the same. */
  reset(stored: ReadonlyMap<string, FileLinks> = new Map()): void {
    this.#links = new Map();
    this.#others = new Map();
    this.#stored = stored;
  }

  of(unit: Unit): FileLinks {
    const known = this.#links.get(unit.file);
    if (known?.hash === unit.hash) return known;
    const stored = this.#stored.get(unit.file);
    const links = stored?.hash === unit.hash && !isShaky(stored) ? stored : this.#resolve(unit);
    this.#links.set(unit.file, links);
    return links;
  }

  /** The same for a file below the root that is no unit, such as a declaration file. Its text alone is its shape. */
  ofOther(file: string): OtherLinks {
    const text = this.#files.read(file) ?? '';
    const hash = digest(text);
    const known = this.#others.get(file);
    if (known?.hash === hash) return known;
    const isCode = !file.endsWith('.json');
    const links = { hash, targets: isCode ? this.#targets(file, text, true) : [], isAmbient: isCode && isAmbientText(text) };
    this.#others.set(file, links);
    return links;
  }

  all(): ReadonlyMap<string, FileLinks> {
    return this.#links;
  }

  forget(file: string): void {
    this.#links.delete(file);
    this.#others.delete(file);
  }

  #resolve({ file, hash, facts }: Unit): FileLinks {
    const missing = new Set<string>();
    const modules = this.#modules();
    const resolutions = facts.imports.map((it) => modules.resolve(file, it, missing));
    return { hash, resolutions, missing: [...missing], targets: this.#targets(file, this.#files.read(file) ?? '', facts.isModule) };
  }

  #targets(file: string, text: string, isModule: boolean): readonly string[] {
    const { root } = this.#files;
    const containing = `${root}/${file}`;
    const asRequire = /\.c[jt]s$/.test(file) || !isModule;
    const modules = this.#modules();
    const targets = new Set<string>();
    for (const { specifier } of referencesIn(text)) {
      const found = modules.resolveName(specifier, containing, asRequire)?.resolvedFileName;
      targets.add(found === undefined ? `!${specifier}` : fromRoot(root, found));
    }
    for (const it of referencedPathsIn(text)) targets.add(fromRoot(root, joined(folderOf(containing), it)));
    return [...targets].sort();
  }
}

function fromRoot(root: string, path: string): string {
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

/** Reports whether links depend on files that no listing shows, such as generated ones. */
function isShaky({ targets }: FileLinks): boolean {
  return targets.some((it) => it.startsWith('!.'));
}
