/** Proves where `extends` looks, how standards merge, and what it refuses. */
import assert from 'node:assert/strict';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { readStandards } from '../../src/standards/read-standards.js';
import { memoryFiles } from '../support/memory-files.js';

const rules = [
  { id: 'import-cycle', options: {} },
  { id: 'query-in-loop', options: { limits: ['take'], most: 1 } },
];

describe('what a file extends', () => {
  it('loses to the file: lists of layers replace, rules merge, ignore and waivers add up', () => {
    const { standards } = good({
      'plumbline.json': `{
        "extends": "./base.json",
        "ignore": ["b.ts", "a.ts"],
        "layers": [{ "name": "mine", "files": ["a.ts"], "mayImport": [] }],
        "rules": { "query-in-loop": { "options": { "most": 9 } }, "import-cycle": "off" },
        "waivers": [{ "rule": "import-cycle", "files": ["a.ts"], "reason": "own", "owner": "o", "until": "2027-01-01" }]
      }`,
      'base.json': `{
        "include": ["**"],
        "ignore": ["a.ts"],
        "layers": [{ "name": "theirs", "files": ["b.ts"], "mayImport": [] }],
        "contexts": [{ "name": "kept", "files": ["a.ts"] }],
        "rules": { "query-in-loop": { "severity": "error", "options": { "most": 5, "limits": ["first"] } } },
        "waivers": [{ "rule": "import-cycle", "files": ["b.ts"], "reason": "base", "owner": "o", "until": "2027-01-01" }]
      }`,
    });
    assert.deepEqual(standards.include, ['**']);
    assert.deepEqual(standards.ignore, ['a.ts', 'b.ts']);
    assert.deepEqual(standards.layers.map((it) => it.name), ['mine']);
    assert.deepEqual(standards.contexts.map((it) => it.name), ['kept']);
    assert.deepEqual(standards.rules, {
      'import-cycle': { severity: 'off', options: {} },
      'query-in-loop': { severity: 'error', options: { most: 9, limits: ['first'] } },
    });
    assert.deepEqual(standards.waivers.map((it) => [it.reason, it.location.file]), [['base', 'base.json'], ['own', 'plumbline.json']]);
  });

  it('may be several files, of which the last wins, and one that both extend counts once', () => {
    const { standards } = good({
      'plumbline.json': '{ "extends": ["./one.json", "./two.json"] }',
      'one.json': '{ "extends": "./base.json", "rules": { "import-cycle": "info" }, "include": ["a.ts"] }',
      'two.json': '{ "extends": "./base.json", "rules": { "import-cycle": "error" } }',
      'base.json': '{ "include": ["b.ts"], "waivers": [{ "rule": "import-cycle", "files": ["a.ts"], "reason": "r", "owner": "o", "until": "2027-01-01" }] }',
    });
    assert.equal(standards.rules['import-cycle']?.severity, 'error');
    assert.deepEqual(standards.include, ['a.ts']);
    assert.equal(standards.waivers.length, 1);
  });

  const found: readonly (readonly [says: string, specifier: string, at: string])[] = [
    ['a file beside it', './base.json', 'base.json'],
    ['a file in a folder', './config/../config/base.json', 'config/base.json'],
    ['a package', 'acme-standards', 'node_modules/acme-standards/plumbline.json'],
    ['a package with a scope', '@acme/standards', 'node_modules/@acme/standards/plumbline.json'],
    ['a path within a package', '@acme/standards/strict/all.json', 'node_modules/@acme/standards/strict/all.json'],
    ['a package above the root', '@acme/standards', '/srv/node_modules/@acme/standards/plumbline.json'],
    ['a path into a package above the root', '../node_modules/acme/x.json', '/srv/node_modules/acme/x.json'],
  ];
  for (const [says, specifier, at] of found) {
    it(`may be ${says}`, () => {
      const { standards } = good({ 'plumbline.json': JSON.stringify({ extends: specifier }), [at]: '{ "ignore": ["a.ts"] }' });
      assert.deepEqual(standards.ignore, ['a.ts']);
    });
  }

  it('is the package in the nearest node_modules', () => {
    const { standards } = good({
      'plumbline.json': '{ "extends": "acme" }',
      'node_modules/acme/plumbline.json': '{ "ignore": ["a.ts"] }',
      '/srv/node_modules/acme/plumbline.json': '{ "ignore": ["b.ts"] }',
    });
    assert.deepEqual(standards.ignore, ['a.ts']);
  });

  it('may extend further, from its own place', () => {
    const { standards } = good({
      'plumbline.json': '{ "extends": "acme" }',
      'node_modules/acme/plumbline.json': '{ "extends": ["./more.json", "other"] }',
      'node_modules/acme/more.json': '{ "ignore": ["a.ts"] }',
      'node_modules/acme/node_modules/other/plumbline.json': '{ "ignore": ["b.ts"] }',
      'node_modules/other/plumbline.json': '{ "ignore": ["wrong"] }',
    });
    assert.deepEqual(standards.ignore, ['a.ts', 'b.ts']);
  });

  it('is found beside the real path of a linked package', () => {
    const files = memoryFiles({
      'a.ts': '',
      'plumbline.json': '{ "extends": "acme" }',
      'node_modules/acme/plumbline.json': '{ "extends": "other" }',
      'node_modules/.store/acme/node_modules/other/plumbline.json': '{ "ignore": ["a.ts"] }',
    });
    const linked = linkedFiles(files, { 'node_modules/acme/': 'node_modules/.store/acme/node_modules/acme/' });
    const { standards, errors } = readStandards(linked, rules);
    assert.deepEqual([standards.ignore, errors], [['a.ts'], []]);
  });
});

describe('a mistake in what is extended', () => {
  it('is located in the file that has it', () => {
    assert.deepEqual(mistakes({ 'plumbline.json': '{ "extends": "acme" }', '/srv/node_modules/acme/plumbline.json': '{\n "rule": {} }' }), [
      '../node_modules/acme/plumbline.json:1:1 Unknown key `rule`. Did you mean `rules`?',
    ]);
  });

  it('names the chain of a circle', () => {
    assert.deepEqual(mistakes({ 'plumbline.json': '{ "extends": "./base.json" }', 'base.json': '{ "extends": ["./plumbline.json"] }' }), [
      'base.json:0:14 `extends` goes in a circle: `plumbline.json → base.json → plumbline.json`.',
    ]);
  });

  it('sees a circle through a link', () => {
    const files = memoryFiles({ 'plumbline.json': '{ "extends": "./copy.json" }', 'copy.json': '{}' });
    const { errors } = readStandards(linkedFiles(files, { 'copy.json': 'plumbline.json' }), rules);
    assert.deepEqual(errors.map((it) => it.message), ['`extends` goes in a circle: `plumbline.json → copy.json`.']);
  });

  const refused: readonly (readonly [says: string, specifier: string, expected: string])[] = [
    ['a missing file', './gone.json', 'Cannot extend `plumbline.json → gone.json`: there is no such file.'],
    ['a missing package', '@acme/gone', 'Cannot extend `plumbline.json → @acme/gone`: the package `@acme/gone` is not installed.'],
    ['a package without standards', 'empty', 'Cannot extend `plumbline.json → empty`: the package `empty` has no `plumbline.json`.'],
    ['a file without ./', 'base.json', 'Cannot extend `plumbline.json → base.json`: there is no such package; for the file beside it, write `./base.json`.'],
    ['a path above the root', '../secret.json', 'Cannot extend `plumbline.json → ../secret.json`: the path leaves the workspace; share standards as an npm package instead.'],
    ['an absolute path', '/srv/app/base.json', 'Cannot extend `plumbline.json → /srv/app/base.json`: an absolute path is true on one machine only; write it relative, as `./base.json`.'],
    ['a path out of a package', 'empty/../../base.json', 'Cannot extend `plumbline.json → empty/../../base.json`: the path leaves its package.'],
    ['code', './standards.js', 'Cannot extend `plumbline.json → ./standards.js`: standards are JSON, so the path ends in `.json`.'],
    ['code in a package', 'empty/index.js', 'Cannot extend `plumbline.json → empty/index.js`: standards are JSON, so a path within a package ends in `.json`.'],
    ['an address', 'https://example.com/x.json', 'Cannot extend `plumbline.json → https://example.com/x.json`: only files of the workspace and installed packages can be extended.'],
    ['a Windows path', '.\\base.json', 'Cannot extend `plumbline.json → .\\base.json`: a path has forward slashes on every system.'],
    ['no name', '@', 'Cannot extend `plumbline.json → @`: this is neither a path that starts with `./` nor the name of a package.'],
  ];
  for (const [says, specifier, expected] of refused) {
    it(`is said when it is ${says}`, () => {
      const record = { 'plumbline.json': JSON.stringify({ extends: specifier }), 'base.json': '{}', 'node_modules/empty/package.json': '{}', '/srv/secret.json': '{}' };
      assert.deepEqual(mistakes(record), [`plumbline.json:0:11 ${expected}`]);
    });
  }

  it('is a package that reaches out of itself', () => {
    assert.deepEqual(mistakes({ 'plumbline.json': '{ "extends": "acme" }', 'node_modules/acme/plumbline.json': '{ "extends": "../../base.json" }', 'base.json': '{}' }), [
      'node_modules/acme/plumbline.json:0:13 Cannot extend `plumbline.json → node_modules/acme/plumbline.json → ../../base.json`: the path leaves its package.',
    ]);
  });

  it('is a link that leads out of the workspace', () => {
    const files = memoryFiles({ 'plumbline.json': '{ "extends": "./base.json" }', 'base.json': '{}' });
    const { errors } = readStandards(linkedFiles(files, { 'base.json': '../secret.json' }), rules);
    assert.deepEqual(errors.map((it) => it.message), [
      'Cannot extend `plumbline.json → ./base.json`: the path leaves the workspace; share standards as an npm package instead.',
    ]);
  });

  it('is a name of the wrong type', () => {
    assert.deepEqual(mistakes({ 'plumbline.json': '{ "extends": [1, ""] }' }), [
      'plumbline.json:0:14 Expected every entry of `extends` to be a string, found a number.',
      'plumbline.json:0:17 Every entry of `extends`: expected some text, found none.',
    ]);
    assert.deepEqual(mistakes({ 'plumbline.json': '{ "extends": {} }' }), [
      'plumbline.json:0:13 Expected `extends` to be a string or a list of strings, found an object.',
    ]);
  });
});

function read(record: Record<string, string>) {
  return readStandards(memoryFiles({ 'a.ts': '', 'b.ts': '', ...record }, '/srv/app'), rules);
}

function good(record: Record<string, string>) {
  const result = read(record);
  assert.deepEqual([result.errors, result.problems], [[], []]);
  return result;
}

function mistakes(record: Record<string, string>): string[] {
  return read(record).errors.map(({ message, location: { file, start } }) => `${file}:${start.line}:${start.character} ${message}`);
}

/** Files of which some are links, by the beginning of their path. */
function linkedFiles(files: SourceFiles, links: Readonly<Record<string, string>>): SourceFiles {
  const realPath = (path: string): string => {
    for (const [from, to] of Object.entries(links)) {
      const link = `${files.root}/${from}`;
      if (path.startsWith(link)) return new URL(`file://${files.root}/${to}${path.slice(link.length)}`).pathname;
    }
    return path;
  };
  return { ...files, realPath };
}
