// Where there is code to run on: checkouts in a folder, packages that ship their sources, generated projects.
import fs from 'node:fs';
import path from 'node:path';
import { npmInstall } from '../host/npm.mjs';
import { generateProject } from './generate-project.mjs';

const repository = path.join(import.meta.dirname, '../..');

/** Holds what is fetched and generated; git ignores it. */
export const benchFolder = path.join(repository, '.bench');

/** Well-known packages that ship what they were written as; versions are fixed, so that numbers can be compared. */
const packages = [
  { name: '@loopback/rest', version: '15.0.16', folders: ['src'] },
  { name: '@loopback/repository', version: '8.0.15', folders: ['src'] },
  { name: '@feathersjs/express', version: '5.0.50', folders: ['src'] },
  { name: '@feathersjs/knex', version: '5.0.50', folders: ['src'] },
  { name: 'rxjs', version: '7.8.2', folders: ['src'] },
  { name: 'fastify', version: '5.12.8', folders: ['lib', 'fastify.js'] },
  { name: 'mongoose', version: '9.12.1', folders: ['lib', 'index.js'] },
];

/** The repositories that were measured, with their commits. */
export function knownCorpora() {
  return JSON.parse(fs.readFileSync(path.join(repository, 'docs/corpora.json'), 'utf8')).repositories;
}

/** Each subfolder is a checkout; what `docs/corpora.json` says about one of the same name is told with it. */
export function corporaIn(folder) {
  const known = new Map(knownCorpora().map((it) => [it.name, it]));
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory() && !it.name.startsWith('.'))
    .map((it) => {
      const root = path.join(folder, it.name);
      const isInstalled = fs.existsSync(path.join(root, 'node_modules'));
      return { name: it.name, root, note: isInstalled ? '' : 'dependencies are not installed', commit: known.get(it.name)?.commit };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Installs one package after the other, so that one that cannot be had is skipped alone. */
export function packageCorpora(say) {
  const found = [];
  for (const { name, version, folders } of packages) {
    const short = name.replace('@', '').replace('/', '-');
    const root = path.join(benchFolder, 'packages', short);
    try {
      if (!fs.existsSync(path.join(root, 'package.json'))) copySources({ name, version, folders }, root);
      found.push({ name: `${name} ${version}`, root, note: 'package' });
    } catch (error) {
      say(`skipped ${name} ${version}: it could not be installed (${firstLine(error)})`);
    }
  }
  return found;
}

/** Own files lie beside `node_modules`, not in it, because what lies in there is nobody's own. */
function copySources({ name, version, folders }, root) {
  fs.rmSync(root, { recursive: true, force: true });
  const store = path.join(benchFolder, 'installed', path.basename(root));
  npmInstall(store, { dependencies: { [name]: version } });
  fs.mkdirSync(root, { recursive: true });
  const shipped = path.join(store, 'node_modules', name);
  for (const it of folders) {
    if (!fs.existsSync(path.join(shipped, it))) throw new Error(`${name} ${version} ships no ${it}`);
    fs.cpSync(path.join(shipped, it), path.join(root, it), { recursive: true });
  }
  fs.cpSync(path.join(store, 'node_modules'), path.join(root, 'node_modules'), { recursive: true });
  // The manifest comes last: it says that the copy is whole.
  fs.copyFileSync(path.join(shipped, 'package.json'), path.join(root, 'package.json'));
}

export function generatedCorpus(count) {
  const root = path.join(benchFolder, `generated-${count}`);
  generateProject(root, count);
  return { name: `generated, ${count} files`, root, note: 'generated' };
}

function firstLine(error) {
  return String(error.message ?? error).split('\n')[0];
}
