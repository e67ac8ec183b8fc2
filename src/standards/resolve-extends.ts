/** Finds the file that an `extends` means, without leaving the workspace or its packages. */
import type { SourceFiles } from '../analysis/source-files.js';

/** The file, as an absolute path, or why there is none. */
export type Resolution = { readonly path: string } | { readonly refusal: string };

/** Resolves one `extends` as written in the file `from`, an absolute path. Looks only at paths; reads no file. */
export function resolveExtends(specifier: string, from: string, files: SourceFiles): Resolution {
  if (specifier.includes('\\')) return { refusal: 'a path has forward slashes on every system' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(specifier)) return { refusal: 'only files of the workspace and installed packages can be extended' };
  if (specifier.startsWith('/')) return { refusal: 'an absolute path is true on one machine only; write it relative, as `./base.json`' };
  if (/^\.\.?(\/|$)/.test(specifier)) return resolveFile(specifier, from, files);
  return resolvePackage(specifier, from, files);
}

/** The path as the port and the reader know it: relative below the root, absolute elsewhere. */
export function portPath(path: string, root: string): string {
  return isInside(path, root) ? path.slice(withSlash(root).length) : path;
}

/** The path as messages and locations show it: relative to the root, with `..` for what is above it. */
export function shownPath(path: string, root: string): string {
  if (isInside(path, root)) return portPath(path, root);
  const from = root.split('/');
  const to = path.split('/');
  const shared = from.findIndex((it, index) => it !== to[index]);
  const common = shared < 0 ? from.length : shared;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** A folder and a path below or above it, as one absolute path. */
export function join(folder: string, path: string): string {
  const segments = folder.split('/').filter((it) => it !== '');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  // On Windows an absolute path starts with its drive.
  return /^[A-Za-z]:$/.test(segments[0] ?? '') ? segments.join('/') : `/${segments.join('/')}`;
}

function resolveFile(specifier: string, from: string, files: SourceFiles): Resolution {
  if (!specifier.endsWith('.json')) return { refusal: 'standards are JSON, so the path ends in `.json`' };
  const path = join(folderOf(from), specifier);
  const home = packageOf(from);
  if (home !== undefined) return isInside(path, home) ? { path } : { refusal: 'the path leaves its package' };
  if (isInPackages(path, files.root)) return { path };

  const outside = 'the path leaves the workspace; share standards as an npm package instead';
  if (!isInside(path, files.root)) return { refusal: outside };
  // A link inside the workspace may still lead out of it.
  const real = files.realPath(path);
  return real === path || isInside(real, files.realPath(files.root)) ? { path } : { refusal: outside };
}

const packagePattern = /^((?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*)(?:\/(.+))?$/;

function resolvePackage(specifier: string, from: string, files: SourceFiles): Resolution {
  const [, name, inner = 'plumbline.json'] = packagePattern.exec(specifier) ?? [];
  if (name === undefined) return { refusal: 'this is neither a path that starts with `./` nor the name of a package' };
  if (inner.split('/').includes('..')) return { refusal: 'the path leaves its package' };
  if (!inner.endsWith('.json')) return { refusal: 'standards are JSON, so a path within a package ends in `.json`' };

  // A package manager may link packages from a store, where what they depend on stands beside their real path.
  for (const start of new Set([folderOf(from), folderOf(files.realPath(from))])) {
    for (const folder of upwards(start)) {
      const home = join(folder, `node_modules/${name}`);
      const path = join(home, inner);
      if (files.isFile(portPath(path, files.root))) return { path };
      if (files.isFolder(portPath(home, files.root))) return { refusal: `the package \`${name}\` has no \`${inner}\`` };
    }
  }
  const beside = join(folderOf(from), specifier);
  if (files.isFile(portPath(beside, files.root))) return { refusal: `there is no such package; for the file beside it, write \`./${specifier}\`` };
  return { refusal: `the package \`${name}\` is not installed` };
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(withSlash(folder));
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** Reports whether a path lies in a `node_modules` folder below, at or above the root. */
function isInPackages(path: string, root: string): boolean {
  const start = path.indexOf('/node_modules/');
  if (start < 0) return false;
  const holder = path.slice(0, start);
  return isInside(path, root) || root === holder || isInside(root, holder === '' ? '/' : holder);
}

function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function upwards(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== folderOf(at); at = folderOf(at)) folders.push(folderOf(at));
  return folders;
}
