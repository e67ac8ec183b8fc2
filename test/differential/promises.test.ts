/**
 * typescript-eslint is the reference for what a promise is. Its promise rules run beside ours over the fixtures of our rules
 * and over `cases/`, and `differences.json` accounts for every line that only one of them reports.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { typesFolder } from '../../src/host/resources.js';
import { parseFixture, readFixtures, type Fixture } from '../support/fixtures.js';
import { memoryFiles } from '../support/memory-files.js';
import { repository, rootFor, withRepositoryPackages } from '../support/repository-packages.js';
import { explain } from './classes.js';
import { compare, type Comparison } from './compare.js';

/** A line that only one of the two reports. */
interface Accounted {
  /** The fixture, relative to `test/`. */
  readonly file: string;
  /** The trimmed text of the line. */
  readonly text: string;
  readonly reportedBy: 'plumbline' | 'typescript-eslint';
  /** A sentence that a reader accepts; `FIXME: ` before it where our rule is wrong today. */
  readonly reason: string;
}

const accounted = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'differences.json'), 'utf8')) as readonly Accounted[];

const cases = fs
  .readdirSync(path.join(import.meta.dirname, 'cases'))
  .sort()
  .map((it) => parseFixture(`test/differential/cases/${it}`, fs.readFileSync(path.join(import.meta.dirname, 'cases', it), 'utf8')));

const groups: Readonly<Record<string, readonly Fixture[]>> = {
  cases,
  'unhandled-rejection': readFixtures('rules/unhandled-rejection'),
  'async-listener': readFixtures('rules/async-listener'),
  'async-express-handler': readFixtures('rules/async-express-handler'),
};

describe('promise rules beside those of typescript-eslint', function () {
  this.timeout(180_000);
  const seen = new Set<string>();
  let agreed = 0;

  for (const [name, fixtures] of Object.entries(groups)) {
    it(`accounts for every difference: ${name}`, () => {
      const open = split(fixtures).flatMap((each) => {
        const comparison = compareFixtures(name, each);
        agreed += comparison.agreed;
        return [...explain(comparison)].flatMap(([it, known]): readonly string[] => {
          const difference = { file: fixtureOf(it.file, each), text: it.text, reportedBy: it.by };
          seen.add(keyOf(difference));
          const { reason } = accounted.find((entry) => keyOf(entry) === keyOf(difference)) ?? {};
          // What no class explains is a mistake of ours until it is repaired, and has to say so.
          const isAccepted = known ? reason !== undefined : reason?.startsWith('FIXME: ') === true;
          return isAccepted ? [] : [JSON.stringify({ ...difference, reason: known?.reason ?? `FIXME: … (${it.kind})` })];
        });
      });
      assert.ok(open.length === 0, `add to test/differential/differences.json, with the reason, or repair the rule:\n${open.join(',\n')}`);
    });
  }

  it('accounts for nothing else', () => {
    assert.deepEqual(accounted.filter((it) => !seen.has(keyOf(it))), []);
  });

  it('gives a sentence for each, and names each once', () => {
    assert.deepEqual(accounted.filter((it) => !/^(?:FIXME: )?[A-Z`].*[.]$/.test(it.reason)), []);
    assert.equal(new Set(accounted.map((it) => keyOf(it))).size, accounted.length);
  });

  it('agrees on most of the shapes', () => {
    // Guards against a comparison that compares nothing.
    assert.ok(agreed > 80, `both report only ${agreed} places`);
  });
});

/** A patch of Express holds for a whole workspace: a fixture that has one stands alone. */
function split(fixtures: readonly Fixture[]): readonly (readonly Fixture[])[] {
  const isAlone = (it: Fixture): boolean => Object.values(it.files).some((text) => text.includes('express-async'));
  return [fixtures.filter((it) => !isAlone(it)), ...fixtures.filter(isAlone).map((it) => [it])];
}

/** One workspace with a folder for each fixture: what types cost is paid once. */
function compareFixtures(name: string, fixtures: readonly Fixture[]): Comparison {
  const files = fixtures.flatMap((it) => Object.entries(it.files).map(([file, text]) => [`${folderOf(it)}/${file}`, text] as const));
  const record = { 'package.json': '{ "dependencies": { "express": "^4.22.0" } }', ...Object.fromEntries(files) };
  return compare(withRepositoryPackages(memoryFiles(record, rootFor(`differential/${name}/${fixtures.length}`))), typesFolder());
}

/** No word of the name may decide what the file is for, as `test-files` would. */
function folderOf(fixture: Fixture): string {
  return `of-${path.basename(fixture.file).replace(/\W/g, '-')}`;
}

function fixtureOf(file: string, fixtures: readonly Fixture[]): string {
  const found = fixtures.find((it) => file.startsWith(`${folderOf(it)}/`));
  assert.ok(found, file);
  return path.posix.relative('test', path.posix.relative(repository, path.posix.resolve(repository, found.file)));
}

function keyOf({ file, text, reportedBy }: Omit<Accounted, 'reason'>): string {
  return `${file} ${reportedBy} ${text}`;
}
