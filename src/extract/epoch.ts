/** What decides where imports lead and what packages declare, as digests: while they stay, so do links and answers. */
import { foldersAbove } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { digest } from './shape.js';

/** Files in `node_modules` that name every installed package with version and integrity, and what generators keep there. */
const states = ['.package-lock.json', '.modules.yaml', '.pnpm/lock.yaml', '.yarn-state.yml', '.prisma/client/schema.prisma'];

/** Digest of what is installed, at and above the root and in each own package. */
export function packagesDigest(files: SourceFiles): string {
  const manifests = files.list().filter((it) => it === 'package.json' || it.endsWith('/package.json'));
  const own = manifests.map((it) => `${files.root}/${it}`.slice(0, -'/package.json'.length));
  const folders = new Set([...own, ...foldersAbove(`${files.root}/`).filter((it) => it !== '')]);
  const found = [...folders].sort().map((it) => installed(files, it));
  return digest(found.filter((it) => it !== '').join('\n'));
}

function installed(files: SourceFiles, folder: string): string {
  const modules = `${folder}/node_modules`;
  if (!files.isFolder(modules)) return '';
  const found = states.map((it) => `${modules}/${it}`).filter((it) => files.isFile(it));
  const texts = found.map((it) => digest(files.read(it) ?? ''));
  // Without such a file, the manifests of what is declared have to do.
  const named = texts.length > 0 ? [] : dependenciesOf(files.read(`${folder}/package.json`));
  return [nameOf(files.root, folder), ...texts, ...named.map((it) => digest(files.read(`${modules}/${it}/package.json`) ?? ''))].join(' ');
}

/** A folder as every checkout calls it: seen from the root, else by how far above the root it is. */
function nameOf(root: string, folder: string): string {
  const isBelow = folder === root || folder.startsWith(`${root}/`);
  return isBelow ? `.${folder.slice(root.length)}` : `^${root.split('/').length - folder.split('/').length}`;
}

function dependenciesOf(manifest: string | undefined): readonly string[] {
  try {
    const parsed = JSON.parse(manifest ?? '{}') as Record<string, unknown>;
    const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].map((it) => parsed[it]);
    return groups.flatMap((it) => (typeof it === 'object' && it !== null ? Object.keys(it) : [])).sort();
  } catch {
    // A manifest that is being typed names nothing.
    return [];
  }
}

/** Digest of which own files there are, of the manifests and of the configurations among them, and of what is installed. */
export function resolutionEpoch(files: SourceFiles, packages: string): string {
  const listed = files.list().filter((it) => /\.(?:[cm]?[jt]sx?|json|node)$/.test(it));
  const deciding = listed.filter((it) => /(?:^|\/)(?:package|[tj]sconfig[^/]*)\.json$|(?:^|\/)[^/]*tsconfig[^/]*\.json$/.test(it));
  return digest([...listed, ...deciding.map((it) => digest(files.read(it) ?? '')), packages].join('\n'));
}
