/** Readings are summed from their table and written into the card, and nothing else of the card changes. */
import assert from 'node:assert/strict';
import { parseCard } from '../../src/cards/parse-card.js';
import { sumPrecision, sumReadings, withPrecision } from '../../src/cards/precision.js';
import { cardText } from './card-text.js';

const header = 'repository,commit,path,line,verdict,reason\n';

describe('sumPrecision', () => {
  it('counts verdicts and repositories', () => {
    const rows = [
      'a/one,0f,src/a.ts,1,right,',
      'a/one,0f,src/b.ts,2,right,"quoted, with a comma"',
      '',
      'b/two,1c,"src/odd, name.ts",3,wrong,"two',
      'lines and ""quotes"""',
      'b/two,1c,src/c.ts,4,unsure,why',
    ];
    assert.deepEqual(sumPrecision('x.csv', header + rows.join('\r\n')), { right: 2, wrong: 1, unsure: 1, repositories: 2 });
  });

  it('has no sums while nobody has read any', () => {
    assert.equal(sumPrecision('x.csv', header), undefined);
  });

  it('names the row that it cannot read', () => {
    assert.throws(() => sumPrecision('x.csv', 'a,b\n'), { message: `x.csv:1: expected the columns ${header.trim()}` });
    assert.throws(() => sumPrecision('x.csv', `${header}\na/one,0f,src/a.ts,1,maybe,\n`), {
      message: 'x.csv:3: the verdict is "maybe"; expected right, wrong or unsure',
    });
    assert.throws(() => sumPrecision('x.csv', `${header}a/one,0f,src/a.ts,1,right,one, two\n`), /^Error: x\.csv:2: expected six columns/);
  });
});

describe('sumReadings', () => {
  const columns = 'repository,commit,signal,path,line,verdict,reason\n';

  it('counts for each detector', () => {
    const rows = ['a/one,0f,runbook,a.md,1,right,steps', 'b/two,1c,runbook,b.md,1,unsure,why', 'a/one,0f,sbom,c.yml,2,wrong,"no, it is none"'];
    assert.deepEqual(Object.fromEntries(sumReadings('x.csv', columns + rows.join('\n'), 'signal')), {
      runbook: { right: 1, wrong: 0, unsure: 1, repositories: 2 },
      sbom: { right: 0, wrong: 1, unsure: 0, repositories: 1 },
    });
  });

  it('names the row that it cannot read', () => {
    assert.throws(() => sumReadings('x.csv', columns, 'strength'), { message: 'x.csv:1: expected the columns repository,commit,strength,path,line,verdict,reason' });
    assert.throws(() => sumReadings('x.csv', `${columns}a/one,0f,sbom,c.yml,2,maybe,\n`, 'signal'), { message: 'x.csv:2: the verdict is "maybe"; expected right, wrong or unsure' });
    assert.throws(() => sumReadings('x.csv', `${columns}a/one,0f,,c.yml,2,right,\n`, 'signal'), /^Error: x\.csv:2: expected seven columns/);
  });
});

describe('withPrecision', () => {
  const sums = { right: 18, wrong: 1, unsure: 1, repositories: 4 };

  it('writes the sums, and takes them out again', () => {
    const before = cardText({ precision: 'generated     # summed from docs/precision/' });
    const after = withPrecision(before, sums);

    assert.deepEqual(parseCard('slow-loop', after).precision, sums);
    assert.equal(withPrecision(after, sums), after);
    assert.equal(withPrecision(after, undefined), before);
  });

  it('replaces sums that stand on several lines', () => {
    const before = cardText({ precision: '\n  right: 1\n  wrong: 0\n  unsure: 0\n  repositories: 1' });
    assert.deepEqual(parseCard('slow-loop', withPrecision(before, sums)).precision, sums);
  });
});
