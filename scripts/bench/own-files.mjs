// Lists what Plumbline takes for server code in a repository, and how its own packages are named.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const repository = path.join(import.meta.dirname, '../..');

function load(file) {
  return import(pathToFileURL(path.join(repository, file)).href);
}

/** Needs tsx to be registered. */
export async function ownFiles(root) {
  const { diskFiles } = await load('src/host/disk-files.ts');
  const { typesFolder } = await load('src/host/resources.ts');
  const { Extractor, isSource } = await load('src/extract/extractor.ts');
  const { assignRoles } = await load('src/project/roles.ts');
  const files = diskFiles(root, typesFolder());
  const listed = files.list();
  const sources = listed.filter((it) => isSource(it) && !/\.min\.[cm]?js$|(^|\/)(?:bower_components|\.yarn|\.pnp\.)/.test(it));
  const steps = new Extractor(files, typesFolder()).syntax(sources);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const roles = assignRoles(step.value);
  return { listed, all: sources, server: sources.filter((it) => roles.get(it) === 'server'), packages: ownPackages(root, listed) };
}

/** Sources of the repository's own packages, which its code imports by name, as `paths` of a tsconfig. */
function ownPackages(root, listed) {
  const paths = {};
  for (const manifest of listed.filter((it) => path.posix.basename(it) === 'package.json' && it !== 'package.json')) {
    const folder = path.posix.dirname(manifest);
    const name = readJson(path.join(root, manifest)).name;
    const entry = ['src/index.ts', 'index.ts', 'src/main.ts', 'lib/index.ts'].find((it) => fs.existsSync(path.join(root, folder, it)));
    if (typeof name !== 'string' || entry === undefined) continue;
    paths[name] ??= [path.join(root, folder, entry)];
    paths[`${name}/*`] ??= [path.join(root, folder, '*'), path.join(root, folder, 'src', '*')];
  }
  return paths;
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // A manifest that is a template names no package.
    return {};
  }
}
