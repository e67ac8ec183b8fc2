/** Random scripts of edits over a small workspace, the same for the same number. */
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { memoryFiles } from '../support/memory-files.js';
import { rootFor, withRepositoryPackages } from '../support/repository-packages.js';

export type Texts = Record<string, string>;

/** A workspace that changes under its readers. */
export class ChangingWorkspace {
  readonly files: SourceFiles;
  texts: Texts;
  #now: SourceFiles;

  constructor(name: string, texts: Texts) {
    this.texts = texts;
    this.#now = this.#read(name);
    const now = (): SourceFiles => this.#now;
    this.files = {
      root: this.#now.root,
      list: () => now().list(),
      read: (it) => now().read(it),
      readFailure: (it) => now().readFailure(it),
      size: (it) => now().size(it),
      isFile: (it) => now().isFile(it),
      isFolder: (it) => now().isFolder(it),
      folders: (it) => now().folders(it),
      realPath: (it) => now().realPath(it),
    };
    this.#name = name;
  }

  readonly #name: string;

  /** Changes texts, and returns the paths that a watcher would tell. */
  change(next: Texts): readonly string[] {
    const paths = new Set([...Object.keys(this.texts), ...Object.keys(next)]);
    const changed = [...paths].filter((it) => this.texts[it] !== next[it]);
    this.texts = next;
    this.#now = this.#read(this.#name);
    return changed.sort();
  }

  #read(name: string): SourceFiles {
    return withRepositoryPackages(memoryFiles(this.texts, rootFor(name)));
  }
}

/** Every kind of file whose change may show in another. */
export const start: Texts = {
  'package.json': '{ "name": "shop", "dependencies": { "mail": "1" } }',
  'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@core/*": ["packages/core/src/*"], "@clock": ["src/clock.ts"] } } }',
  'packages/core/package.json': '{ "name": "core", "main": "dist/index.js" }',
  'packages/core/src/index.ts': "export { price } from './price.js';\nexport * from './stock.js';\n",
  'packages/core/src/price.ts': 'export async function price(id: string): Promise<number> {\n  return Number(id);\n}\n',
  'packages/core/src/stock.ts': "import { price } from './price.js';\nexport const stock = { async count() { return 1; }, value: () => price('1') };\n",
  'src/clock.ts': 'export class Clock {\n  private last = 0;\n  async tick(): Promise<void> {\n    this.last += 1;\n  }\n  now() {\n    return this.last;\n  }\n}\n',
  'src/globals.d.ts': 'declare function audit(text: string): Promise<void>;\n',
  'src/orders.ts': "/// <reference path='./globals.d.ts' />\nimport { price, stock } from 'core';\nimport { Clock } from '@clock';\nimport { send } from 'mail';\nconst clock = new Clock();\nexport function place(id: string) {\n  price(id);\n  stock.count();\n  stock.value();\n  clock.tick();\n  clock.now();\n  send(id);\n  audit(id);\n}\n",
  'src/routes.js': "const { Router } = require('express');\nconst { place } = require('./orders');\nconst util = require('./util');\nconst router = Router();\nrouter.get('/a', async (q, s) => { util.later(); s.json(place('1')); });\nmodule.exports = router;\n",
  'src/util.js': 'exports.later = async function later() {};\n',
  'src/global-types.ts': 'export {};\ndeclare global { interface Settings { save(): Promise<void> } var settings: Settings; }\n',
  'src/uses-global.ts': "import './global-types.js';\nexport function keep() { settings.save(); }\n",
  'src/lonely.ts': 'export function lonely() { settings.save(); Promise.resolve(1); }\n',
  'node_modules/.package-lock.json': '{ "packages": { "node_modules/mail": { "version": "1.0.0" } } }',
  'node_modules/mail/package.json': '{ "name": "mail", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/mail/index.d.ts': 'export declare function send(text: string): Promise<void>;\n',
};

/** A generator of numbers below a bound that gives the same for the same seed. */
export function numbers(seed: number): (bound: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}

type Edit = (texts: Texts, pick: (bound: number) => number) => Texts;

const own = (texts: Texts): readonly string[] => Object.keys(texts).filter((it) => /^(?:src|packages)\/.*\.[jt]s$/.test(it));
const replaced = (texts: Texts, file: string, from: string | RegExp, to: string): Texts => (texts[file] === undefined ? texts : { ...texts, [file]: texts[file].replace(from, to) });
const without = (texts: Texts, file: string): Texts => Object.fromEntries(Object.entries(texts).filter(([it]) => it !== file));

export const edits: Readonly<Record<string, Edit>> = {
  'a line above': (texts, pick) => insertInto(texts, pick, (text) => `// note ${pick(100)}\n${text}`),
  'a line below': (texts, pick) => insertInto(texts, pick, (text) => `${text}void Promise.resolve(${pick(9)});\n`),
  'a line in a body': (texts) => replaced(texts, 'src/clock.ts', 'this.last += 1;', 'this.last += 1;\n    this.last += 2;'),
  'half a statement': (texts, pick) => insertInto(texts, pick, (text) => `${text}const broken = (`),
  'no promise any more': (texts) => replaced(texts, 'packages/core/src/price.ts', 'export async function price(id: string): Promise<number>', 'export function price(id: string): number'),
  'a promise again': (texts) => replaced(texts, 'packages/core/src/price.ts', 'export function price(id: string): number', 'export async function price(id: string): Promise<number>'),
  'another name': (texts) => replaced(texts, 'packages/core/src/stock.ts', /count|total/, Object.values(texts).some((it) => it.includes('total()')) ? 'count' : 'total'),
  'an inferred type': (texts) => replaced(texts, 'src/clock.ts', 'return this.last;', 'return this.tick();'),
  'an inferred type back': (texts) => replaced(texts, 'src/clock.ts', 'return this.tick();', 'return this.last;'),
  'CommonJS exports': (texts) => replaced(texts, 'src/util.js', /async |^/, texts['src/util.js']?.includes('async') === true ? '' : '// sync\n'),
  'ambient declarations': (texts) => replaced(texts, 'src/globals.d.ts', /Promise<void>|void;/, texts['src/globals.d.ts']?.includes('Promise') === true ? 'void' : 'Promise<void>;'),
  'global augmentation': (texts) => replaced(texts, 'src/global-types.ts', /Promise<void>|number/, texts['src/global-types.ts']?.includes('Promise') === true ? 'number' : 'Promise<void>'),
  'a created file': (texts, pick) => ({ ...texts, [`src/new-${pick(4)}.ts`]: "import { price } from 'core';\nexport const made = async () => { price('1'); };\nmade();\n" }),
  'a file that shadows': (texts) => ({ ...texts, 'src/util.ts': 'export async function later(): Promise<void> {}\n' }),
  'a deleted file': (texts, pick) => without(texts, own(texts)[pick(own(texts).length)] ?? ''),
  'a renamed file': (texts) => (texts['src/clock.ts'] === undefined ? texts : { ...without(texts, 'src/clock.ts'), 'src/watch.ts': texts['src/clock.ts'] }),
  'a path alias': (texts) => replaced(texts, 'tsconfig.json', /src\/(?:clock|watch)\.ts/, texts['tsconfig.json']?.includes('clock.ts') === true ? 'src/watch.ts' : 'src/clock.ts'),
  'no configuration': (texts) => without(texts, 'tsconfig.json'),
  'a manifest': (texts) => replaced(texts, 'packages/core/package.json', /"name": "\w+"/, texts['packages/core/package.json']?.includes('"core"') === true ? '"name": "kernel"' : '"name": "core"'),
  'an installed version': (texts, pick) => ({
    ...texts,
    'node_modules/.package-lock.json': `{ "packages": { "node_modules/mail": { "version": "2.${pick(50)}.0" } } }`,
    'node_modules/mail/index.d.ts': `export declare function send(text: string): ${pick(2) === 0 ? 'void' : 'Promise<void>'};\n`,
  }),
  'a package that is gone': (texts) => Object.fromEntries(Object.entries(texts).filter(([it]) => !it.startsWith('node_modules/'))),
  'another branch': (texts, pick) => Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, /^src\/.*s$/.test(file) ? `${'\n'.repeat(pick(3))}${text}` : text])),
  'the first branch': () => start,
};

function insertInto(texts: Texts, pick: (bound: number) => number, insert: (text: string) => string): Texts {
  const file = own(texts)[pick(own(texts).length)];
  return file === undefined ? texts : { ...texts, [file]: insert(texts[file] ?? '') };
}
