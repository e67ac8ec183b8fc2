/** Calls of the language and of Node that pass on what they are given: `Object.freeze`, `Object.entries`, `require(name)`. */
import type { CallFact } from '../../facts/facts.js';
import type { ProjectFile } from '../project-file.js';
import type { Place, Thing } from './place.js';
import { textsOf } from './texts.js';

export interface Evaluate {
  readonly files: ReadonlyMap<string, ProjectFile>;
  readonly things: (place: Place) => readonly Thing[];
  readonly items: (place: Place) => readonly Place[];
}

/** What a known call gives; `undefined` for one that is not known. Names of packages are before the colon. */
export function globalResult(path: string, first: Place, evaluate: Evaluate): readonly Thing[] | undefined {
  switch (path) {
    case 'Object.freeze':
    case 'Object.seal':
    case 'Promise.resolve':
      return evaluate.things(first);
    case 'Object.keys':
      return [{ kind: 'list', items: membersOf(first, evaluate).map(([name]) => name) }];
    case 'Object.values':
      return [{ kind: 'list', items: membersOf(first, evaluate).map(([, value]) => value) }];
    case 'Object.entries':
      return [{ kind: 'list', items: membersOf(first, evaluate).map(([name, value]) => ({ ...value, value: { kind: 'array', items: [name.value, value.value] } })) }];
    case 'fs:readdirSync':
      return [{ kind: 'list', items: childrenOf(first, evaluate) }];
    default:
      return undefined;
  }
}

/** Files that `require(name)` or `import(name)` loads, where the code says the name. */
export function loadedModules(call: CallFact, first: Place, evaluate: Evaluate): readonly ProjectFile[] {
  if (!isDynamicLoad(call)) return [];
  return textsOf(first, evaluate).flatMap((it) => moduleAt(first.file, it, evaluate.files));
}

/** Reports whether a call loads a module by a name that is no plain text. */
export function isDynamicLoad(call: CallFact): boolean {
  const { callee } = call;
  return (callee.kind === 'global' && callee.name === 'require') || (callee.kind === 'unknown' && call.text === 'import');
}

function moduleAt(from: ProjectFile, name: string, files: ReadonlyMap<string, ProjectFile>): readonly ProjectFile[] {
  if (name.includes('{?}') || !(name.startsWith('.') || name.startsWith('{dir}'))) return [];
  const base = resolvePath(name.startsWith('.') ? `${folderOf(from.path)}/${name}` : name.replace(/^\{dir\}\//, ''));
  const candidates = [base, ...['.ts', '.js', '.mts', '.cts', '.mjs', '.cjs', '.tsx', '/index.ts', '/index.js'].map((it) => base + it), base.replace(/\.js$/, '.ts')];
  const found = candidates.map((it) => files.get(it)).find((it) => it !== undefined);
  return found && found !== from ? [found] : [];
}

/** Members of an object, or of all that a module exports, by name. */
function membersOf(place: Place, evaluate: Evaluate): readonly (readonly [name: Place, value: Place])[] {
  return evaluate.things(place).flatMap((it) => {
    if (it.kind === 'module') {
      const exports = it.file.syntax.exports.filter((fact) => fact.value && fact.kind === 'value' && fact.name !== '=');
      return exports.map((fact) => named(it.file, fact.name, { file: it.file, value: fact.value ?? { kind: 'unknown' } }));
    }
    if (it.kind !== 'value' || it.place.value.kind !== 'object') return [];
    const { file, value, frame } = it.place;
    return value.members.flatMap(([name, member]) => (name === '…' || name === '[]' ? [] : [named(file, name, { file, value: member, frame })]));
  });
}

function named(file: ProjectFile, name: string, value: Place): readonly [Place, Place] {
  return [{ file, value: { kind: 'text', value: name } }, value];
}

/** Names of files and folders in a folder that `fs.readdirSync` is given. */
function childrenOf(place: Place, evaluate: Evaluate): readonly Place[] {
  const { file } = place;
  const names = new Set<string>();
  for (const text of textsOf(place, evaluate)) {
    const folder = folderText(text, file);
    if (folder === undefined) continue;
    for (const path of evaluate.files.keys()) {
      if (path.startsWith(`${folder}/`) && path !== file.path) names.add(path.slice(folder.length + 1).split('/')[0] ?? '');
    }
  }
  return [...names].map((it) => ({ file, value: { kind: 'text', value: it } }));
}

/** The folder, relative to the root, that a text with `{dir}` names; `undefined` where it cannot be told. */
export function folderText(text: string, from: ProjectFile): string | undefined {
  if (text.startsWith('{dir}')) return text.includes('{?}') ? undefined : resolvePath(text.slice('{dir}/'.length));
  // `path.join(directory, 'routes')` of a directory that is not known is mostly that of the file.
  const rest = text.replace(/^\{\?\}\//, '');
  return rest.includes('{?}') || rest === '' ? undefined : resolvePath(`${folderOf(from.path)}/${rest}`);
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

export function resolvePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
