/** Follows import specifiers to files and packages as TypeScript does, with each file's own configuration. */
import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { folderOf } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { ImportFact, Resolution } from '../facts/facts.js';
import type { Projects } from './projects.js';
import { WorkspacePackages } from './workspace-packages.js';

const bundler: ts.CompilerOptions = {
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  module: ts.ModuleKind.Preserve,
  allowJs: true,
  resolveJsonModule: true,
};

export class Modules {
  readonly #files: SourceFiles;
  readonly #projects: Projects;
  readonly #packages: WorkspacePackages;
  readonly #caches = new Map<ts.CompilerOptions, ts.ModuleResolutionCache>();
  readonly #host: ts.ModuleResolutionHost;
  /** By folder, specifier and way: facts, links and checkers ask for the same. */
  readonly #resolved = new Map<string, ts.ResolvedModuleFull | undefined>();

  constructor(files: SourceFiles, projects: Projects, own: ReadonlySet<string>) {
    this.#files = files;
    this.#projects = projects;
    this.#packages = new WorkspacePackages(files, own);
    this.#host = moduleHost(files);
  }

  /** Where an import of an own file leads. Names of packages that are not installed are added to `missing`. */
  resolve(file: string, fact: Pick<ImportFact, 'specifier' | 'kind'>, missing = new Set<string>()): Resolution {
    const { specifier } = fact;
    // The prefix decides, so that a module newer than the Node that runs this is known, too.
    if (specifier.startsWith('node:') || isBuiltin(specifier)) return { kind: 'builtin', name: specifier.replace(/^node:/, '') };
    const resolved = this.resolveName(specifier, `${this.#files.root}/${file}`, fact.kind === 'require');
    if (resolved === undefined) return unresolved(specifier, missing);
    const path = this.#relative(resolved.resolvedFileName);
    if (path !== undefined && !isInPackages(path)) {
      const isDeclared = /\.d\.[cm]?ts$/.test(path);
      const named = packageOf(specifier);
      // Hand-written types for a package that is not installed.
      if (isDeclared && named !== undefined) return { kind: 'package', name: named, installed: false };
      return isDeclared || /\.(?:json|node)$/.test(path) ? { kind: 'asset' } : { kind: 'file', file: path };
    }
    return { kind: 'package', name: packageOf(specifier) ?? resolved.packageId?.name ?? specifier, installed: true };
  }

  /** As the compiler asks it; own packages that are not built lead to their sources. */
  resolveName(specifier: string, containing: string, isRequire: boolean): ts.ResolvedModuleFull | undefined {
    return this.#once(`${isRequire ? 'r' : 'i'} ${folderOf(containing)} ${specifier}`, () => this.#resolveName(specifier, containing, isRequire));
  }

  #resolveName(specifier: string, containing: string, isRequire: boolean): ts.ResolvedModuleFull | undefined {
    const own = this.#relative(containing);
    const isOwn = own !== undefined && !isInPackages(own);
    const options = isOwn ? this.#projects.of(own).options : bundler;
    const mode = isRequire ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
    const first = this.#lookUp(specifier, containing, options, mode);
    // Much code runs through loaders that resolve less strictly than its configuration says; its aliases hold all the same.
    const found = first ?? (isOwn ? this.#lookUp(specifier, containing, lenient(options), mode) : undefined);
    return isOwn ? this.#preferSource(specifier, found) : found;
  }

  /** As a checker resolves it that knows no configuration of the file. */
  resolveAsBundlers(specifier: string, containing: string, isRequire: boolean): ts.ResolvedModuleFull | undefined {
    const mode = isRequire ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
    return this.#once(`b${isRequire ? 'r' : 'i'} ${folderOf(containing)} ${specifier}`, () => this.#lookUp(specifier, containing, bundler, mode));
  }

  #once(key: string, resolve: () => ts.ResolvedModuleFull | undefined): ts.ResolvedModuleFull | undefined {
    const known = this.#resolved.get(key);
    if (known !== undefined || this.#resolved.has(key)) return known;
    const resolved = resolve();
    this.#resolved.set(key, resolved);
    return resolved;
  }

  #lookUp(specifier: string, containing: string, options: ts.CompilerOptions, mode: ts.ResolutionMode): ts.ResolvedModuleFull | undefined {
    let cache = this.#caches.get(options);
    if (!cache) {
      cache = ts.createModuleResolutionCache(this.#files.root, (it) => it, { ...options, allowJs: true });
      this.#caches.set(options, cache);
    }
    const withJs = options.allowJs === true ? options : withAllowJs(options);
    return ts.resolveModuleName(specifier, containing, withJs, this.#host, cache, undefined, mode).resolvedModule;
  }

  /** An own package resolves to its build output, or to nothing before it was built; its source is what is reviewed. */
  #preferSource(specifier: string, found: ts.ResolvedModuleFull | undefined): ts.ResolvedModuleFull | undefined {
    const path = found && this.#relative(found.resolvedFileName);
    const source = path !== undefined && !isInPackages(path) ? this.#packages.sourceOf(path) : found ? undefined : this.#packages.entryOf(specifier);
    if (source === undefined) return found;
    const resolvedFileName = `${this.#files.root}/${source}`;
    return { resolvedFileName, extension: extensionOf(source), isExternalLibraryImport: false };
  }

  #relative(absolute: string): string | undefined {
    const prefix = `${this.#files.root}/`;
    return absolute.startsWith(prefix) ? absolute.slice(prefix.length) : undefined;
  }
}

function unresolved(specifier: string, missing: Set<string>): Resolution {
  const name = packageOf(specifier);
  if (name === undefined) return { kind: /\.(?:json|css|scss|svg|png|html|graphql|sql|txt|md)$/.test(specifier) ? 'asset' : 'missing' };
  missing.add(name);
  return { kind: 'package', name, installed: false };
}

const lenientVariants = new WeakMap<ts.CompilerOptions, ts.CompilerOptions>();

/** The same aliases, resolved as bundlers do. */
function lenient(options: ts.CompilerOptions): ts.CompilerOptions {
  let variant = lenientVariants.get(options);
  if (!variant) {
    variant = { ...options, ...bundler };
    lenientVariants.set(options, variant);
  }
  return variant;
}

const jsVariants = new WeakMap<ts.CompilerOptions, ts.CompilerOptions>();

function withAllowJs(options: ts.CompilerOptions): ts.CompilerOptions {
  let variant = jsVariants.get(options);
  if (!variant) {
    variant = { ...options, allowJs: true };
    jsVariants.set(options, variant);
  }
  return variant;
}

export function isInPackages(path: string): boolean {
  return path.startsWith('node_modules/') || path.includes('/node_modules/');
}

/** Name of the package a bare specifier names; `undefined` for relative, absolute and aliased ones. */
export function packageOf(specifier: string): string | undefined {
  const match = /^(?:@[a-z0-9~_.-]+\/)?[a-z0-9_][a-z0-9~_.-]*/i.exec(specifier);
  return match?.[0];
}

export function moduleHost(files: SourceFiles): ts.ModuleResolutionHost {
  return {
    fileExists: (path) => files.isFile(path),
    readFile: (path) => files.read(path),
    directoryExists: (path) => files.isFolder(path),
    getDirectories: (path) => [...files.folders(path)],
    realpath: (path) => files.realPath(path),
    getCurrentDirectory: () => files.root,
    useCaseSensitiveFileNames: true,
  };
}

function extensionOf(file: string): ts.Extension {
  const match = /\.(?:[cm]?[jt]sx?)$/.exec(file);
  const extensions: readonly string[] = Object.values(ts.Extension);
  const found = extensions.indexOf(match?.[0] ?? '.ts');
  return Object.values(ts.Extension)[found] ?? ts.Extension.Ts;
}
