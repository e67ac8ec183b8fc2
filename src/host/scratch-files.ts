/** Files that lie on no disk, such as those of an exercise. What ships with Plumbline can be read besides them, and nothing else. */
import type { SourceFiles } from '../analysis/source-files.js';
import { diskFiles } from './disk-files.js';

let count = 0;

/** `files` holds texts by path relative to a root that is no folder of this machine. */
export function scratchFiles(files: Readonly<Record<string, string>>, typesFolder: string): SourceFiles {
  count++;
  // Each root has a name of its own, since what is known of declarations is kept by path.
  const root = `/plumbline-scratch/${count}`;
  const shipped = diskFiles(typesFolder, typesFolder);
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  const folders = new Set([...texts.keys()].flatMap(foldersAbove));
  const absolute = (path: string): string => (path.startsWith('/') ? path : `${root}/${path}`);
  const isOwn = (path: string): boolean => absolute(path) === root || absolute(path).startsWith(`${root}/`);
  const isShipped = (path: string): boolean => path.startsWith(`${shipped.root}/`) || path === shipped.root;

  return {
    root,
    list: () => Object.keys(files).sort(),
    read: (path) => (isOwn(path) ? texts.get(absolute(path)) : isShipped(path) ? shipped.read(path) : undefined),
    readFailure: () => undefined,
    size: (path) => {
      const text = texts.get(absolute(path));
      return text === undefined ? undefined : Buffer.byteLength(text);
    },
    isFile: (path) => (isOwn(path) ? texts.has(absolute(path)) : isShipped(path) && shipped.isFile(path)),
    isFolder: (path) => (isOwn(path) ? folders.has(absolute(path)) : isShipped(path) && shipped.isFolder(path)),
    folders: (path) => {
      if (!isOwn(path)) return isShipped(path) ? shipped.folders(path) : [];
      const parent = `${absolute(path)}/`;
      return [...folders].filter((it) => it.startsWith(parent) && !it.slice(parent.length).includes('/')).map((it) => it.slice(parent.length)).sort();
    },
    realPath: (path) => (isShipped(path) ? shipped.realPath(path) : path),
  };
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((it) => it !== '');
}
