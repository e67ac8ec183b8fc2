/** Applies every fix to every fixture and reviews again: the finding is gone, nothing new came, and the code still parses. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { allowEdit, canAllow } from '../../src/fixes/allow.js';
import { fixesFor } from '../../src/fixes/index.js';
import { readFixtures, reviewFixture } from '../support/fixtures.js';
import type { Fixture } from '../support/fixtures.js';
import { applied, syntaxErrors } from './support.js';

const rules = fs
  .readdirSync(path.join(import.meta.dirname, '../rules'), { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map((it) => it.name);

describe('reviewed again', () => {
  for (const rule of rules) {
    it(`after each fix and each permission in the fixtures of ${rule}`, function () {
      this.timeout(180_000);
      for (const fixture of readFixtures(`rules/${rule}`)) {
        const before = reported(fixture);
        for (const finding of before) {
          tryFixes(fixture, before, finding);
          tryAllowing(fixture, before, finding);
        }
      }
    });
  }
});

/** The finding is gone, no rule reports more than before, and the code parses. */
function tryFixes(fixture: Fixture, before: readonly TriagedFinding[], finding: TriagedFinding): void {
  const { file } = finding.location;
  const text = fixture.files[file] ?? '';
  for (const fix of fixesFor({ finding, text, fileName: file })) {
    const changed = applied(text, fix.edits);
    const what = `${fixture.file}: ${fix.title}\n${changed}`;
    assert.deepEqual(syntaxErrors(changed, file), [], what);
    const after = reported({ ...fixture, files: { ...fixture.files, [file]: changed } });
    // What stands for several calls goes on with the next of them.
    const isOfSeveral = finding.rule === 'outbound-call-without-timeout' && / more calls? do/.test(finding.message);
    assert.ok(countOf(after, finding.rule) < countOf(before, finding.rule) || isOfSeveral, what);
    // A fix that logs a failure adds a line to a log, whose id is the next question.
    for (const it of after.filter(({ rule }) => rule !== 'missing-correlation-id' && rule !== 'uncorrelated-log')) assert.ok(countOf(after, it.rule) <= countOf(before, it.rule), `new: ${it.rule}: ${it.message}\n${what}`);
  }
}

function tryAllowing(fixture: Fixture, before: readonly TriagedFinding[], finding: TriagedFinding): void {
  if (!canAllow(finding)) return;
  const { file } = finding.location;
  const text = fixture.files[file] ?? '';
  const edit = allowEdit({ finding, text, fileName: file }, 'a test says so');
  assert.ok(edit, `${fixture.file}: ${finding.message}`);
  const changed = applied(text, [edit]);
  const after = reported({ ...fixture, files: { ...fixture.files, [file]: changed } });
  const isGone = countOf(after, finding.rule) < countOf(before, finding.rule);
  // Of other tools' suppressions one a file is reported, so the next one takes its place.
  const isNext = finding.form === 'other-tool' && after.every((it) => it.anchor !== finding.anchor);
  assert.ok(isGone || isNext, `${fixture.file}: ${finding.message}\n${changed}`);
}

function reported(fixture: Fixture): readonly TriagedFinding[] {
  return reviewFixture(fixture).findings.filter((it) => it.status === 'reported');
}

/** Counts places: a habit is one finding that lists them, and becomes several once there are few. */
function countOf(findings: readonly TriagedFinding[], rule: string): number {
  return findings
    .filter((it) => it.rule === rule)
    .reduce((sum, it) => sum + 1 + it.related.filter(({ message }) => message === 'here too').length, 0);
}
