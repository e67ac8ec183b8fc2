/** Days and words of what a person decides about findings. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dateIn, isLaterDay, madePlain } from '../../src/extension/findings/decision-text.js';

describe('a decision', () => {
  const today = new Date(2026, 10, 25, 23, 59);

  it('proposes a day by the calendar', () => {
    assert.deepEqual([dateIn(today, 0), dateIn(today, 6), dateIn(today, 90)], ['2026-11-25', '2026-12-01', '2027-02-23']);
  });

  it('takes days that exist and are to come', () => {
    assert.ok(isLaterDay('2026-11-26', today));
    for (const it of ['2026-11-25', '2025-12-31', '2027-02-30', '2027-2-3', 'soon', '']) assert.ok(!isLaterDay(it, today), it);
  });

  it('shows no links', () => {
    assert.equal(madePlain('see [this](command:x)'), 'see  this  command:x ');
  });
});
