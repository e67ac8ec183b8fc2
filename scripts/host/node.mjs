// Finds a Node of a given major version: a VS Code server started on a wrong one hangs instead of saying so.
import fs from 'node:fs';
import path from 'node:path';
import { ensureFolder } from './cache.mjs';
import { npmInstall } from './npm.mjs';

/** Gives the path of a Node: the running one if it fits, else the binary package of this system from npm. */
export function ensureNode(cache, major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;

  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const folder = ensureFolder(path.join(cache, `node-${major}`), (it) => {
    console.log(`Downloading Node ${major} from npm`);
    npmInstall(it, { dependencies: { [name]: major } });
    fs.rmSync(path.join(it, 'node_modules', name, 'include'), { recursive: true, force: true });
  });
  return path.join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
}
