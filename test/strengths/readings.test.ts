/** Holds strengths and signals to what was read of them: nothing is kept that is wrong more often than one time in twenty. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { sumReadings } from '../../src/cards/precision.js';
import { signalDetectors } from '../../src/signals/index.js';
import { strengthDetectors } from '../../src/strengths/index.js';
import { repository } from '../support/repository-packages.js';

describe('readings', () => {
  for (const [kind, detectors] of [['strength', strengthDetectors], ['signal', signalDetectors]] as const) {
    const file = `docs/${kind}s.csv`;
    const sums = sumReadings(file, fs.readFileSync(path.join(repository, file), 'utf8'), kind);

    it(`are of every ${kind} that is named, and of no other`, () => {
      const ids = detectors.map((it) => it.id);
      assert.deepEqual([...sums.keys()].filter((it) => !ids.includes(it)), []);
    });

    it(`find no ${kind} wrong more often than one time in twenty`, () => {
      const often = [...sums].filter(([, { right, wrong, unsure }]) => (wrong + unsure) * 20 > right + wrong + unsure);
      assert.deepEqual(often.map(([id, { right, wrong, unsure }]) => `${id}: ${right} of ${right + wrong + unsure}`), []);
    });
  }
});
