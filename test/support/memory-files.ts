/** A workspace held in memory, for tests that need files and no disk. */
import { compareText } from '../../src/analysis/location.js';
import type { SourceFiles } from '../../src/analysis/source-files.js';

/**
 * Files by path. Paths are relative to the root, or absolute, also for a `node_modules` folder above the root. As on
 * disk, what lies outside the root and outside `node_modules` at or above it may not be read.
 */
export function memoryFiles(record: Readonly<Record<string, string>>, root = '/workspace'): SourceFiles {
  const base = normalise(root);
  const absolute = (path: string): string => normalise(path.startsWith('/') ? path : `${base}/${path}`);
  const texts = new Map(Object.entries(record).map(([path, text]) => [absolute(path), text]));
  const allFolders = new Set([...texts.keys()].flatMap(ancestors));

  const isBelowRoot = (path: string): boolean => path === base || path.startsWith(`${base}/`);
  const isReadable = (path: string): boolean => {
    if (isBelowRoot(path)) return true;
    const start = path.search(/\/node_modules(\/|$)/);
    return start >= 0 && (start === 0 || base.startsWith(`${path.slice(0, start)}/`));
  };
  const isTracked = (path: string): boolean =>
    isBelowRoot(path) && !path.slice(base.length).split('/').some((it) => it === 'node_modules' || it === '.git');

  const listed = [...texts.keys()].filter(isTracked).map((it) => it.slice(base.length + 1)).sort(compareText);
  const read = (path: string): string | undefined => (isReadable(absolute(path)) ? texts.get(absolute(path)) : undefined);
  const isFolder = (path: string): boolean => isReadable(absolute(path)) && allFolders.has(absolute(path));

  return {
    root: base,
    list: () => listed,
    read,
    readFailure: () => undefined,
    size: (path) => {
      const text = read(path);
      return text === undefined ? undefined : Buffer.byteLength(text);
    },
    isFile: (path) => read(path) !== undefined,
    isFolder,
    folders: (path) => {
      const parent = absolute(path) === '/' ? '' : absolute(path);
      const inside = [...allFolders].filter((it) => it !== '/' && it.slice(0, it.lastIndexOf('/')) === parent);
      return inside.filter(isReadable).map((it) => it.slice(parent.length + 1)).sort(compareText);
    },
    realPath: (path) => (texts.has(absolute(path)) || allFolders.has(absolute(path)) ? absolute(path) : path),
  };
}

function normalise(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

function ancestors(path: string): string[] {
  const segments = path.split('/').slice(1, -1);
  return ['/', ...segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)];
}
