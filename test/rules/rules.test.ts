/** Holds every rule to its fixtures. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { rules } from '../../src/rules/index.js';
import { differences, readFixtures, reviewFixture } from '../support/fixtures.js';

const folders = fs.readdirSync(import.meta.dirname, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name);

describe('fixtures', () => {
  it('exist for every rule, and for nothing else', () => {
    assert.deepEqual(folders.sort(), rules.map((it) => it.id).sort());
  });

  for (const rule of folders) {
    describe(rule, () => {
      const fixtures = readFixtures(`rules/${rule}`);

      it('has fixtures that report and fixtures that are silent', () => {
        const reporting = fixtures.filter((it) => it.expectations.some(({ of }) => of === rule));
        assert.ok(reporting.length > 0, 'no fixture reports');
        assert.ok(reporting.length < fixtures.length, 'no fixture is silent throughout');
      });

      for (const fixture of fixtures) {
        it(path.basename(fixture.file), () => {
          const difference = differences(rule, fixture, reviewFixture(fixture));
          if (difference !== undefined) assert.fail(`\n${difference}`);
        });
      }
    });
  }
});
