/** Proves that the schema of the report refuses what is no report. Real reports are held to it wherever one is made. */
import assert from 'node:assert/strict';
import { renderJson } from '../../src/report/json.js';
import { parseFixture, reviewFixture } from '../support/fixtures.js';
import { mistakesInReport } from '../support/report-schema.js';

type Json = Record<string, unknown>;

const fixture = parseFixture('test/cli/report.js', [
  '// @filename: plumbline.json',
  '{ "waivers": [{ "rule": "unhandled-rejection", "files": ["src/waived.js"], "reason": "r", "owner": "o", "until": "2027-01-01" }], "ignore": ["nothing/**"] }',
  '// @filename: src/reported.js',
  'exports.run = () => { fetch("a"); };',
  '// @filename: src/waived.js',
  'exports.run = () => { fetch("a"); };',
  '// @filename: src/suppressed.js',
  '// plumbline-allow unhandled-rejection: because',
  'exports.run = () => { fetch("a"); };',
  '// @filename: src/broken.js',
  'exports.run = {',
].join('\n'));
const text = renderJson(reviewFixture(fixture), '1.2.3');

describe('the schema of the report', () => {
  it('accepts a report with findings of every status, notices and problems', () => {
    const report = JSON.parse(text) as { findings: { status: string }[]; notices: unknown[]; problems: unknown[] };
    assert.deepEqual(mistakesInReport(report), []);
    assert.deepEqual(report.findings.map((it) => it.status).sort(), ['reported', 'suppressed', 'waived']);
    assert.ok(report.notices.length > 0 && report.problems.length > 0);
  });

  it('accepts fields that a later version adds', () => {
    const report = JSON.parse(text) as { findings: Json[] } & Json;
    report['later'] = true;
    for (const it of report.findings) it['later'] = true;
    assert.deepEqual(mistakesInReport(report), []);
  });

  for (const key of Object.keys(JSON.parse(text) as Json)) {
    it(`refuses a report without ${key}`, () => {
      assert.notDeepEqual(mistakesInReport(without(key, JSON.parse(text) as Json)), []);
    });
  }

  for (const key of Object.keys((JSON.parse(text) as { findings: [Json] }).findings[0])) {
    it(`refuses a finding without ${key}`, () => {
      const report = JSON.parse(text) as { findings: Json[] };
      report.findings = report.findings.map((it) => without(key, it));
      assert.notDeepEqual(mistakesInReport(report), []);
    });
  }

  const wrong: readonly (readonly [key: string, value: unknown])[] = [
    ['line', 0], ['column', 1.5], ['severity', 'off'], ['status', 'fixed'], ['message', ''], ['file', '/etc/passwd'], ['file', '../other.js'],
    ['file', 'src\\a.js'], ['fingerprint', 'f'], ['reason', 1], ['owner', 'someone'], ['rule', 'Unhandled Rejection'], ['practice', 'incident-response'],
    ['related', [{ file: 'a.js', line: 1 }]], ['related', null],
  ];
  for (const [key, value] of wrong) {
    it(`refuses a finding with ${key} ${JSON.stringify(value)}`, () => {
      const report = JSON.parse(text) as { findings: Json[] };
      const [first] = report.findings.filter((it) => it['status'] === 'reported');
      assert.ok(first);
      first[key] = value;
      assert.notDeepEqual(mistakesInReport(report), []);
    });
  }

  it('refuses a waived finding without its reason', () => {
    const report = JSON.parse(text) as { findings: Json[] };
    for (const it of report.findings) if (it['status'] === 'waived') it['reason'] = null;
    assert.notDeepEqual(mistakesInReport(report), []);
  });

  it('refuses another version', () => {
    assert.notDeepEqual(mistakesInReport({ ...(JSON.parse(text) as Json), schemaVersion: 2 }), []);
  });
});

function without(key: string, from: Json): Json {
  return Object.fromEntries(Object.entries(from).filter(([it]) => it !== key));
}
