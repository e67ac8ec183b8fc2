/** Proves that reviews linked from facts of packages are the plain reviews, and that facts which do not fit do no harm. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { finish } from '../../src/analysis/steps.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { GivenFacts } from '../../src/engine/package-facts.js';
import { FACTS_VERSION } from '../../src/facts/facts.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { factsMaker, typesFolder } from '../../src/host/resources.js';
import { cards, today } from '../support/fixtures.js';
import { folderWith } from '../support/folders.js';
import { runIn, type Ran } from './support.js';

const ts6 = ['--types', 'ts6'];

/** Two packages; what the first drops is a promise only because the second says so. */
const monorepo = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'package.json': '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }\n',
  'packages/api/package.json': '{ "name": "@shop/api", "type": "module", "dependencies": { "@shop/core": "*" } }\n',
  'packages/api/src/app.ts': "import { mailer } from '@shop/core';\n\nexport function order(): void {\n  mailer().send('x');\n}\n",
  'packages/core/package.json': '{ "name": "@shop/core", "type": "module", "exports": { ".": "./src/index.ts" } }\n',
  'packages/core/src/index.ts': "export interface Mailer {\n  send(to: string): Promise<void>;\n}\nexport declare function mailer(): Mailer;\n",
};

async function factsOf(folder: string, name: string): Promise<string> {
  const file = path.join(folder, `${name}.facts.json`);
  const { code, err } = await runIn(path.join(folder, 'packages', name), ['facts', '--output', file, ...ts6]);
  assert.deepEqual([code, err], [0, `Facts of 1 file in packages/${name}: ${file}\n`]);
  return file;
}

async function bothFacts(folder: string): Promise<readonly string[]> {
  return [await factsOf(folder, 'api'), await factsOf(folder, 'core')];
}

async function review(folder: string, facts: readonly string[] = []): Promise<Ran> {
  return runIn(folder, ['review', '--format', 'json', '--no-cache', ...ts6, ...(facts.length === 0 ? [] : ['--facts', ...facts])]);
}

function noticesOf({ out }: Ran): readonly string[] {
  return (JSON.parse(out) as { notices: { message: string }[] }).notices.map((it) => it.message);
}

describe('plumbline facts', () => {
  it('gives facts from which a review is the plain review', async () => {
    const folder = folderWith(monorepo);
    const facts = await bothFacts(folder);
    const plain = await review(folder);
    assert.match(plain.out, /"rule": "unhandled-rejection"/);
    assert.deepEqual(await review(folder, facts), plain);
    assert.deepEqual(await review(folder, [...facts].reverse()), plain);
  });

  it('gives facts that leave nothing to extract, also in a checkout elsewhere', async () => {
    const folder = folderWith(monorepo);
    const texts = (await bothFacts(folder)).map((name) => ({ name, text: fs.readFileSync(name, 'utf8') }));
    const given = new GivenFacts(texts, factsMaker());
    const saved: string[] = [];
    const store = { load: (name: string) => given.store.load(name), save: (name: string) => { saved.push(name); } };
    const elsewhere = diskFiles(folderWith(monorepo), typesFolder());
    const workspace = openWorkspace({ files: elsewhere, cards, today, typesFolder: typesFolder(), store });
    assert.equal(workspace.review().findings.length, 1);
    finish(workspace.saveSteps());
    assert.deepEqual(saved, []);
  });

  it('holds nothing of other packages', async () => {
    const folder = folderWith(monorepo);
    const [api = ''] = await bothFacts(folder);
    const { stored, folder: told } = JSON.parse(fs.readFileSync(api, 'utf8')) as { stored: Record<string, string>; folder: string };
    assert.equal(told, 'packages/api');
    const syntax = Object.entries(stored).filter(([name]) => name.startsWith('syntax')).map(([, it]) => it).join('');
    assert.ok(syntax.includes('packages/api/src/app.ts') && !syntax.includes('packages/core/src/index.ts'));
    const answers = JSON.parse(stored['answers-ts6'] ?? '') as { answers: [string][]; links: [string][] };
    assert.deepEqual([answers.answers.map(([it]) => it), answers.links.map(([it]) => it)], [['packages/api/src/app.ts'], ['packages/api/src/app.ts']]);
  });

  it('out of date give the plain review too, and the review says so', async () => {
    const folder = folderWith(monorepo);
    const facts = await bothFacts(folder);
    // What the api drops is no promise any more, though the api itself did not change.
    fs.writeFileSync(path.join(folder, 'packages/core/src/index.ts'), monorepo['packages/core/src/index.ts'].replace('Promise<void>', 'void'));
    const linked = await review(folder, facts);
    assert.deepEqual((JSON.parse(linked.out) as { findings: unknown[] }).findings, []);
    assert.deepEqual(noticesOf(linked), ['The facts given did not fit 1 file, which was analysed again (packages/api/src/app.ts).']);
    assert.deepEqual(noticesOf(await review(folder, await bothFacts(folder))), []);
  });

  it('of some packages are completed by a look at the others', async () => {
    const folder = folderWith(monorepo);
    assert.deepEqual(await review(folder, [await factsOf(folder, 'core')]), await review(folder));
  });

  const edits: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['is no JSON', (it) => it.slice(0, -20), /^plumbline: .*api\.facts\.json is no JSON: .* Make it again with "plumbline facts"\.\n$/],
    ['is something else', () => '{}', /holds no facts; expected a file that "plumbline facts" wrote/],
    ['is of another version', (it) => it.replace(/"version":"[^"]*"/, '"version":"0.0.1"'), /was made by Plumbline 0\.0\.1 \(facts \d+\), and this is /],
    ['has facts of another version', (it) => it.replace(`"factsVersion":${FACTS_VERSION}`, '"factsVersion":0'), /\(facts 0\), and this is/],
    ['was changed', (it) => it.replace('unhandled', 'handled').replace('app.ts', 'app.js'), /was changed or cut after it was made/],
  ];
  for (const [name, edit, message] of edits) {
    it(`says that a file ${name}`, async () => {
      const folder = folderWith(monorepo);
      const file = await factsOf(folder, 'api');
      fs.writeFileSync(file, edit(fs.readFileSync(file, 'utf8')));
      const { code, out, err } = await review(folder, [file]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('says that a file or a folder is missing', async () => {
    const folder = folderWith(monorepo);
    assert.match((await review(folder, ['gone.json'])).err, /^plumbline: gone\.json cannot be read: ENOENT\./);
    assert.match((await runIn(folder, ['facts', 'packages/gone'])).err, /There is no file or folder "packages\/gone"/);
    assert.match((await runIn(folder, ['facts', 'packages/api', '--root', 'packages/core'])).err, /lies outside the root/);
  });

  it('stops at standards that are wrong, with the line', async () => {
    const { code, err } = await runIn(folderWith({ ...monorepo, 'plumbline.json': '{ "layerz": [] }' }), ['facts', 'packages/api']);
    assert.equal(code, 2);
    assert.match(err, /^plumbline\.json:1:3: /);
  });
});
