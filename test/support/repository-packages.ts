/** Lets a workspace in memory import the packages of this repository, so that tests see their real types. */
import fs from 'node:fs';
import path from 'node:path';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { typesFolder } from '../../src/host/resources.js';

/** The folder of this repository. */
export const repository = path.resolve(import.meta.dirname, '../..').replaceAll('\\', '/');

/**
 * A root below the repository that is on no disk. Packages are found above it, as in a monorepo, and each root has its
 * own, because the trees of declarations are kept by path for as long as the process lives.
 */
export function rootFor(name: string): string {
  return `${repository}/.memory/${name}`;
}

/** Adds what the disk holds in the repository's `node_modules` and among the compiler's declarations; packages do not change. */
export function withRepositoryPackages(files: SourceFiles): SourceFiles {
  return {
    ...files,
    read: (file) => (kindOf(file) === 'file' ? readText(file) : files.read(file)),
    size: (file) => (kindOf(file) === 'file' ? fs.statSync(file).size : files.size(file)),
    isFile: (file) => kindOf(file) === 'file' || files.isFile(file),
    isFolder: (file) => kindOf(file) === 'folder' || files.isFolder(file),
    folders: (file) => (kindOf(file) === 'folder' ? foldersIn(file) : files.folders(file)),
    realPath: (file) => (kindOf(file) === undefined ? files.realPath(file) : fs.realpathSync(file)),
  };
}

const places = [`${repository}/node_modules/`, `${typesFolder().replaceAll('\\', '/')}/`];
const kinds = new Map<string, 'file' | 'folder' | undefined>();
const texts = new Map<string, string>();

function kindOf(file: string): 'file' | 'folder' | undefined {
  if (!places.some((it) => file.startsWith(it) || `${file}/` === it)) return undefined;
  if (!kinds.has(file)) {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    kinds.set(file, stat?.isFile() === true ? 'file' : stat?.isDirectory() === true ? 'folder' : undefined);
  }
  return kinds.get(file);
}

function readText(file: string): string {
  let text = texts.get(file);
  if (text === undefined) {
    text = fs.readFileSync(file, 'utf8');
    if (file.endsWith('.json')) texts.set(file, text);
  }
  return text;
}

function foldersIn(file: string): readonly string[] {
  return fs.readdirSync(file, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name).sort();
}
