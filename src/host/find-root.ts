/** Decides which folder is reviewed. The editor asks the same for each workspace folder. */
import fs from 'node:fs';
import path from 'node:path';

/** The nearest folder at or above `start` with `plumbline.json`, else with `.git`, else `fallback`. */
export function findRoot(start: string, fallback: string): string {
  const folder = isFolder(start) ? start : path.dirname(start);
  return nearest(folder, 'plumbline.json') ?? nearest(folder, '.git') ?? fallback;
}

/** Folder of a root in the repository around it, with a slash at the end; empty where both are one or there is none. */
export function prefixInRepository(root: string): string {
  const repository = nearest(root, '.git');
  const relative = repository === undefined ? '' : path.relative(repository, root).replaceAll('\\', '/');
  return relative === '' ? '' : `${relative}/`;
}

function nearest(folder: string, name: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, name))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

function isFolder(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}
