/** The packages of a workspace: where the sources of one are when its build output is missing or was found instead. */
import type { SourceFiles } from '../analysis/source-files.js';

interface OwnPackage {
  readonly folder: string;
  readonly entries: readonly string[];
  /** What `exports` gives for `./name`. */
  readonly subpaths: ReadonlyMap<string, readonly string[]>;
}

const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'];
const outputFolders = /(^|\/)(?:dist|lib|build|out|output|esm|cjs)(?=\/)/;

export class WorkspacePackages {
  readonly #own: ReadonlySet<string>;
  readonly #byName = new Map<string, OwnPackage>();

  constructor(files: SourceFiles, own: ReadonlySet<string>) {
    this.#own = own;
    for (const file of files.list()) {
      if (file === 'package.json' || !file.endsWith('/package.json')) continue;
      const manifest = parse(files.read(file));
      if (typeof manifest?.['name'] === 'string') {
        const folder = file.slice(0, -'/package.json'.length);
        this.#byName.set(manifest['name'], { folder, entries: entriesOf(manifest), subpaths: subpathsOf(manifest) });
      }
    }
  }

  /** The source behind a file of an own package that is itself no source; `undefined` when it is one, or none is found. */
  sourceOf(path: string): string | undefined {
    if (this.#own.has(path)) return undefined;
    return this.#inSources(path);
  }

  /** The source file that a bare specifier of an own package leads to. */
  entryOf(specifier: string): string | undefined {
    const [name, rest] = split(specifier);
    const found = this.#byName.get(name);
    if (!found) return undefined;
    const inFolder = (it: string): string => `${found.folder}/${it.replace(/^\.\//, '')}`;
    const entries = rest === '' ? found.entries : [...(found.subpaths.get(`./${rest}`) ?? []), rest];
    for (const entry of entries) {
      const source = this.#own.has(inFolder(entry)) ? inFolder(entry) : this.#inSources(inFolder(entry));
      if (source) return source;
    }
    const usual = rest === '' ? ['src/index', 'index', 'src/main'] : [`src/${rest}`];
    return this.#firstSource(usual.map((it) => inFolder(it)));
  }

  #inSources(path: string): string | undefined {
    const stem = path.replace(/\.d\.([cm]?)ts$|\.[cm]?[jt]sx?$/, '');
    const moved = [stem.replace(outputFolders, '$1src'), stem.replace(outputFolders, '$1').replace('//', '/'), stem];
    return this.#firstSource(moved);
  }

  #firstSource(stems: readonly string[]): string | undefined {
    for (const stem of stems) {
      if (this.#own.has(stem)) return stem;
      for (const extension of sourceExtensions) {
        if (this.#own.has(stem + extension)) return stem + extension;
        if (this.#own.has(`${stem}/index${extension}`)) return `${stem}/index${extension}`;
      }
    }
    return undefined;
  }
}

function split(specifier: string): readonly [name: string, rest: string] {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')];
}

function parse(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // A package.json that is being typed names no package; the next change brings it back.
    return undefined;
  }
}

function entriesOf(manifest: Record<string, unknown>): readonly string[] {
  const exported = manifest['exports'];
  const root = typeof exported === 'object' && exported !== null && '.' in exported ? exported['.'] : exported;
  const isRoot = typeof root === 'string' || (typeof root === 'object' && root !== null && !Object.keys(root).some((it) => it.startsWith('./')));
  const fields = [manifest['source'], manifest['types'], manifest['typings'], manifest['module'], manifest['main']];
  return [...fields, ...(isRoot ? [root] : [])].flatMap((it) => textsIn(it));
}

function subpathsOf(manifest: Record<string, unknown>): ReadonlyMap<string, readonly string[]> {
  const exported = manifest['exports'];
  const named = typeof exported === 'object' && exported !== null ? Object.entries(exported) : [];
  return new Map(named.filter(([it]) => it.startsWith('./')).map(([it, target]) => [it, textsIn(target)]));
}

/** Every text in a value: conditions and lists of `exports` lead to the same source. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((it) => textsIn(it)) : [];
}
