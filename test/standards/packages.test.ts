/** Proves the standards of a monorepo: a package inherits, decides for its own files, and has owners. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findRoot } from '../../src/host/find-root.js';
import { codeOwners } from '../../src/standards/code-owners.js';
import { assignLayers } from '../../src/standards/match.js';
import { readStandards } from '../../src/standards/read-standards.js';
import { settingIn } from '../../src/standards/rule-settings.js';
import { runIn } from '../cli/support.js';
import { folderWith } from '../support/folders.js';
import { memoryFiles } from '../support/memory-files.js';

const rules = [{ id: 'import-cycle', options: { most: 1 } }, { id: 'async-listener', options: {} }];
const root = { layers: [{ name: 'api', files: ['packages/api/**'], mayImport: ['core'] }, { name: 'core', files: ['packages/core/**'], mayImport: [] }], rules: { 'import-cycle': { severity: 'error', options: { most: 3 } } } };
const sources = { 'packages/api/src/http/a.ts': '', 'packages/api/src/domain/b.ts': '', 'packages/core/src/domain/c.ts': '', 'packages/core/src/d.ts': '' };

describe('the standards of a package', () => {
  it('inherit from the root, and win below their folder', () => {
    const { standards } = good({ 'packages/api/plumbline.json': { rules: { 'import-cycle': 'off' } } });
    assert.deepEqual([levelAt(standards, 'packages/api/src/http/a.ts'), levelAt(standards, 'packages/core/src/d.ts')], [['off', { most: 3 }], ['error', { most: 3 }]]);
  });

  it('start from a preset of their own', () => {
    const { standards } = good({ 'packages/api/plumbline.json': { extends: 'plumbline:mentor' } });
    const { severity, preset } = settingIn(standards, 'import-cycle', 'packages/api/src/http/a.ts');
    assert.deepEqual([severity, preset], [undefined, 'plumbline:mentor']);
    assert.equal(settingIn(standards, 'import-cycle', 'packages/core/src/d.ts').severity, 'error');
  });

  it('divide the package by its own layers, by names that tell packages apart', () => {
    const layers = (mayImport: readonly string[]) => ({ layers: [{ name: 'http', files: ['src/http/**'], mayImport }, { name: 'domain', files: ['./src/domain/**'], mayImport: [] }].filter((it) => it.name !== 'http' || mayImport.length > 0) });
    const { standards } = good({ 'packages/api/plumbline.json': layers(['domain']), 'packages/core/plumbline.json': layers([]) });
    assert.deepEqual(Object.fromEntries(assignLayers(standards, Object.keys(sources))), {
      'packages/api/src/http/a.ts': 'http',
      'packages/api/src/domain/b.ts': 'packages/api:domain',
      'packages/core/src/domain/c.ts': 'packages/core:domain',
    });
    assert.deepEqual(standards.layers.find((it) => it.name === 'http')?.mayImport, ['packages/api:domain']);
  });

  it('waive, ignore and recognise below their folder', () => {
    const { standards } = good({
      'packages/api/plumbline.json': {
        ignore: ['src/generated/**'],
        waivers: [{ rule: 'import-cycle', files: ['src/http/*'], reason: 'r', owner: 'o', until: '2027-01-01' }],
        recognizers: { validators: ['src/http/a#check', '@acme/http#check'] },
        providedElsewhere: ['cors'],
      },
    });
    assert.deepEqual(standards.ignore, ['packages/api/src/generated/**']);
    assert.deepEqual(standards.waivers.map((it) => [it.files, it.location.file]), [[['packages/api/src/http/*'], 'packages/api/plumbline.json']]);
    assert.deepEqual(standards.recognizers, { validators: ['packages/api/src/http/a#check', '@acme/http#check'] });
    assert.deepEqual(standards.providedElsewhere, [{ topic: 'cors', files: ['packages/api/**'] }]);
  });

  const mistaken: readonly (readonly [says: string, standards: object, expected: string])[] = [
    ['decide for the whole workspace', { edition: '2026.1' }, '0:1 `edition` belongs into the `plumbline.json` at the root, since it holds for the whole workspace.'],
    ['extend what they inherit', { extends: '../../plumbline.json' }, '0:11 `plumbline.json` holds for this folder without being extended. Remove `../../plumbline.json`.'],
    ['name no file', { layers: [{ name: 'a', files: ['packages/api/src/**'], mayImport: [] }] }, '0:32 No file matches `packages/api/src/**`.'],
    ['have a slip', { rules: { 'import-cicle': 'off' } }, '0:10 Unknown rule `import-cicle`. Did you mean `import-cycle`?'],
  ];
  for (const [says, standards, expected] of mistaken) {
    it(`are named in their own file where they ${says}`, () => {
      const { errors } = read({ 'packages/api/plumbline.json': standards });
      assert.deepEqual(errors.map(({ message, location: { file, start } }) => `${file}:${start.line}:${start.character} ${message}`), [`packages/api/plumbline.json:${expected}`]);
    });
  }

  it('are none of the business of a root that ignores them', () => {
    const { errors } = readStandards(memoryFiles({ ...sources, 'plumbline.json': '{ "ignore": ["packages/api/**"] }', 'packages/api/plumbline.json': '{ "oops": 1 }' }), rules);
    assert.deepEqual(errors, []);
  });

  it('hold in a review of the whole, and from within the package', async () => {
    const code = 'exports.a = () => { [1].forEach(async (it) => { await fetch(it); }); };\n';
    const folder = folderWith({
      '.git/HEAD': '',
      'plumbline.json': '{ "rules": { "async-listener": "error" } }',
      'packages/api/package.json': '{ "name": "api" }',
      'packages/api/plumbline.json': '{ "rules": { "async-listener": "info" } }',
      'packages/api/a.js': code,
      'packages/core/package.json': '{ "name": "core" }',
      'packages/core/b.js': code,
      'CODEOWNERS': '* @everyone\n/packages/core/ @core @ann\n',
    });
    const whole = await runIn(folder, ['review', '--format', 'json']);
    assert.deepEqual(findingsIn(whole.out), ['packages/api/a.js info @everyone', 'packages/core/b.js error @core,@ann']);
    const inside = await runIn(path.join(folder, 'packages/api'), ['review', '.', '--format', 'json']);
    assert.deepEqual(findingsIn(inside.out), ['packages/api/a.js info @everyone']);

    for (const [by, titles] of [
      ['owner', ['@core @ann: 1 finding', '@everyone: 1 finding']],
      ['package', ['packages/api: 1 finding', 'packages/core: 1 finding']],
      ['practice', ['reliability/incident-response: 2 findings']],
    ] as const) {
      const { out } = await runIn(folder, ['review', '--group-by', by]);
      assert.deepEqual(out.split('\n').filter((it) => /^\S.*: \d+ findings?$/.test(it)), titles, by);
    }
    assert.equal((await runIn(folder, ['review', '--group-by', 'mood'])).code, 2);
  });
});

describe('the root of a package', () => {
  const folder = folderWith({ '.git/HEAD': '', 'plumbline.json': '{ "ignore": ["examples/**"] }', 'packages/api/plumbline.json': '{}', 'packages/api/src/a.js': '', 'examples/orders/plumbline.json': '{}' });

  it('is the one whose standards it inherits', () => {
    assert.equal(findRoot(path.join(folder, 'packages/api/src/a.js'), '/'), folder);
  });

  it('is its own folder where the standards above leave it out', () => {
    assert.equal(findRoot(path.join(folder, 'examples/orders'), '/'), path.join(folder, 'examples/orders'));
  });

  it('is never beyond the repository', () => {
    fs.mkdirSync(path.join(folder, 'packages/api/.git'));
    assert.equal(findRoot(path.join(folder, 'packages/api/src'), '/'), path.join(folder, 'packages/api'));
  });
});

describe('CODEOWNERS', () => {
  const text = ['# Who answers', '*  @all', '*.sql @dba', '/src/http/ @web @ann # a note', 'docs/* docs@example.com', 'legacy', '/apps/*/config @ops', 'with\\ space/ @odd', '[Backend][2] @backend', 'services/', '/services/free @free'].join('\r\n');
  const ownersOf = codeOwners(text);
  for (const [file, ...expected] of [
    ['a.ts', '@all'],
    ['db/a.sql', '@dba'],
    ['src/http/deep/a.ts', '@web', '@ann'],
    ['other/src/http/a.ts', '@all'],
    ['docs/a.md', 'docs@example.com'],
    ['docs/deep/a.md', '@all'],
    ['src/legacy/a.ts'],
    ['apps/one/config/a.ts', '@ops'],
    ['with space/a.ts', '@odd'],
    ['services/a.ts', '@backend'],
    ['services/free/a.ts', '@free'],
  ] as const) {
    it(`of ${file}: ${expected.join(' ') || 'nobody'}`, () => {
      assert.deepEqual(ownersOf(file), expected);
    });
  }

  it('that is empty names nobody', () => {
    assert.deepEqual(codeOwners('')('a.ts'), []);
  });
});

function read(packages: Record<string, object>) {
  const written = Object.entries({ 'plumbline.json': root, ...packages }).map(([file, it]) => [file, JSON.stringify(it)] as const);
  return readStandards(memoryFiles({ ...sources, ...Object.fromEntries(written) }), rules);
}

function good(packages: Record<string, object>) {
  const result = read(packages);
  assert.deepEqual([result.errors, result.problems], [[], []]);
  return result;
}

function levelAt(standards: ReturnType<typeof read>['standards'], file: string) {
  const { severity, options } = settingIn(standards, 'import-cycle', file);
  return [severity, options];
}

function findingsIn(out: string): string[] {
  const { findings } = JSON.parse(out) as { findings: readonly { file: string; severity: string; codeOwners?: readonly string[] }[] };
  return findings.map((it) => `${it.file} ${it.severity} ${it.codeOwners?.join() ?? ''}`);
}
