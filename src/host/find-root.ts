/** Decides which folder is reviewed. The editor asks the same for each workspace folder. */
import fs from 'node:fs';
import path from 'node:path';
import { leavesOut } from '../engine/leaves-out.js';

/**
 * The nearest folder at or above `start` with `plumbline.json`, else with `.git`, else `fallback`. Standards of a package
 * belong to those above it in the same repository, unless these leave it out: then the package stands for itself.
 */
export function findRoot(start: string, fallback: string): string {
  const folder = isFolder(start) ? start : path.dirname(start);
  const own = nearest(folder, standards);
  if (own === undefined) return nearest(folder, '.git') ?? fallback;
  let root = own;
  for (let at = own; !fs.existsSync(path.join(at, '.git')) && path.dirname(at) !== at; ) {
    at = path.dirname(at);
    const inner = path.relative(at, path.join(root, standards)).replaceAll('\\', '/');
    const text = readText(path.join(at, standards));
    if (text !== undefined && !leavesOut(text, inner)) root = at;
  }
  // Without a repository around both, a file further up may be anybody's.
  return nearest(own, '.git') === undefined ? own : root;
}

/** Folder of a root in the repository around it, with a slash at the end; empty where both are one or there is none. */
export function prefixInRepository(root: string): string {
  const repository = nearest(root, '.git');
  const relative = repository === undefined ? '' : path.relative(repository, root).replaceAll('\\', '/');
  return relative === '' ? '' : `${relative}/`;
}

const standards = 'plumbline.json';

function nearest(folder: string, name: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, name))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    // Most folders have none; one that cannot be read holds nobody to anything here.
    return undefined;
  }
}

function isFolder(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}
