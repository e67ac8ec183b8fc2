/** Holds facts to their fixtures: what the code says, before any rule. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { factDifferences, factKinds, factsOf } from '../support/facts.js';
import { parseFixture, readFixtures } from '../support/fixtures.js';

describe('facts', () => {
  for (const kind of factKinds) {
    describe(kind, () => {
      const fixtures = readFixtures(`facts/${kind}`);

      it('has fixtures with expectations', () => {
        assert.ok(fixtures.length > 0 && fixtures.every((it) => it.expectations.length > 0));
      });

      for (const fixture of fixtures) {
        it(path.basename(fixture.file), () => {
          const difference = factDifferences(kind, fixture);
          if (difference !== undefined) assert.fail(`\n${difference}`);
        });
      }
    });
  }

  it('are plain data', () => {
    const all = factKinds.flatMap((kind) => readFixtures(`facts/${kind}`).flatMap((it) => factsOf(it)));
    assert.ok(all.length > 8);
    assert.deepEqual(JSON.parse(JSON.stringify(all)), all);
  });

  it('count UTF-16 units, and lines that end in any way', () => {
    const code = "const ä = '𝄞'; fetch(ä);";
    for (const end of ['\n', '\r\n', '\r']) {
      const fixture = { ...parseFixture('test/facts/units.js', 'x'), files: { 'src/a.js': `// one${end}${code}${end}` } };
      const [facts] = factsOf(fixture);
      assert.deepEqual(facts?.syntax.promises.map((it) => it.span), [[1, 16, 1, 21]], JSON.stringify(end));
    }
  });
});
