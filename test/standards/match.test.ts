/** Proves which files belong to which layer and context, and which are reviewed. */
import assert from 'node:assert/strict';
import { assignContexts, assignLayers, isReviewed, literalGlob, compileGlob } from '../../src/standards/match.js';
import { defaultStandards, type Standards } from '../../src/standards/standards.js';

describe('assignLayers', () => {
  it('gives a file to the first layer that matches, and nothing to the rest', () => {
    const standards = withLayers({ http: ['src/http/**', 'src/*.route.ts'], all: ['src/**'] });
    assert.deepEqual([...assignLayers(standards, ['src/http/a.ts', 'src/b.route.ts', 'src/c.ts', 'test/d.ts'])], [
      ['src/http/a.ts', 'http'],
      ['src/b.route.ts', 'http'],
      ['src/c.ts', 'all'],
    ]);
  });

  it('matches files and folders that start with a dot, and minds case', () => {
    const standards = withLayers({ a: ['src/**'] });
    assert.deepEqual([...assignLayers(standards, ['src/.hidden/.x.ts', 'Src/x.ts']).keys()], ['src/.hidden/.x.ts']);
  });
});

describe('assignContexts', () => {
  it('gives a file to the first context that matches', () => {
    const contexts = ['orders', 'users'].map((name) => ({ name, files: [`src/${name}/**`, 'src/both.ts'], public: [], shared: false }));
    const assigned = assignContexts({ ...defaultStandards, contexts }, ['src/users/a.ts', 'src/both.ts', 'src/c.ts']);
    assert.deepEqual([...assigned], [['src/users/a.ts', 'users'], ['src/both.ts', 'orders']]);
  });
});

describe('isReviewed', () => {
  const standards: Standards = { ...defaultStandards, include: ['src/**'], ignore: ['src/generated/**'] };
  const cases: readonly (readonly [Standards, string, boolean])[] = [
    [defaultStandards, 'anything.ts', true],
    [standards, 'src/a.ts', true],
    [standards, 'test/a.ts', false],
    [standards, 'src/generated/a.ts', false],
    [{ ...defaultStandards, ignore: ['*.ts'] }, 'a.ts', false],
    [{ ...defaultStandards, ignore: ['*.ts'] }, 'src/a.ts', true],
  ];
  for (const [given, file, expected] of cases) {
    it(`is ${String(expected)} for ${file} with include [${given.include.join()}] and ignore [${given.ignore.join()}]`, () => {
      assert.equal(isReviewed(given, file), expected);
    });
  }
});

describe('literalGlob', () => {
  it('matches a folder whose name looks like a glob, and not what the glob would mean', () => {
    for (const [path, other] of [['src/(api)/x', 'src/api/x'], ['{a,b}', 'a'], ['!x', 'y'], ['a*', 'ab'], ['a?', 'ab']] as const) {
      const matches = compileGlob(literalGlob(path));
      assert.deepEqual([matches(path), matches(other)], [true, false], path);
    }
  });
});

function withLayers(layers: Readonly<Record<string, readonly string[]>>): Standards {
  const all = Object.entries(layers).map(([name, files]) => ({ name, files, mayImport: [], domain: false }));
  return { ...defaultStandards, layers: all };
}
