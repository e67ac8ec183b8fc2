/** Proves SARIF: valid against the official schema, read back by a reader that is not ours, with paths and identities. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import type { Log, Result } from 'sarif';
import { renderReview } from '../../src/report/render-review.js';
import { mistakesInSarif } from '../support/sarif-schema.js';
import { hostile, options, ordersFindings, ordersReview, statuses } from './support.js';

function logOf(...given: [Parameters<typeof renderReview>[1], Partial<typeof options>?]): Log {
  return JSON.parse(renderReview('sarif', given[0], { ...options, ...given[1] })) as Log;
}

function resultsOf(log: Log): readonly Result[] {
  return log.runs[0]?.results ?? [];
}

describe('SARIF', () => {
  for (const [name, review] of [['the example', ordersReview], ['hostile text', () => hostile], ['every status', () => statuses]] as const) {
    it(`fits the official schema: ${name}`, () => {
      for (const includeSuppressed of [false, true]) assert.deepEqual(mistakesInSarif(logOf(review(), { includeSuppressed })), []);
    });
  }

  it('is held to a schema that refuses', () => {
    const log = logOf(statuses) as unknown as { runs: { results: { level: string }[] }[] };
    for (const it of log.runs[0]?.results ?? []) it.level = 'fatal';
    assert.notDeepEqual(mistakesInSarif(log), []);
  });

  it('is read back by another reader: every rule with its places', () => {
    const review = ordersReview();
    const [read] = sarifToMarkdown({ owner: 'o', repo: 'r', branch: 'main', sourceRoot: '' })(logOf(review));
    const links = [...(read?.body ?? '').matchAll(/blob\/main\/(\S+)#L(\d+)-L\d+/g)].map((it) => `${it[1] ?? ''}:${it[2] ?? ''}`);
    assert.deepEqual(links.sort(), ordersFindings().map((it) => `${it.location.file}:${it.location.start.line + 1}`).sort());
    for (const rule of new Set(ordersFindings().map((it) => it.rule))) assert.ok(read?.body.includes(`[${rule}]`), rule);
    assert.match(read?.body ?? '', /Name: Plumbline[\s\S]*Version: 1\.2\.3/);
  });

  it('gives the path as a code flow that ends at the finding', () => {
    const [finding] = hostile.findings;
    const [result] = resultsOf(logOf(hostile));
    const flow = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map((it) => it.location?.physicalLocation?.region?.startLine);
    assert.deepEqual(flow, [6, 5, 1]);
    assert.deepEqual(result?.relatedLocations?.map((it) => it.id), [0, 1]);
    assert.equal(finding?.related.length, 2);
  });

  it('gives no two results the same fingerprint', () => {
    for (const review of [ordersReview(), hostile, statuses]) {
      const results = resultsOf(logOf(review, { includeSuppressed: true }));
      for (const key of ['plumbline/v1', 'primaryLocationLineHash']) {
        const prints = results.map((it) => it.partialFingerprints?.[key]);
        assert.equal(new Set(prints).size, review.findings.length);
        assert.ok(!prints.includes(undefined));
      }
    }
  });

  it('leaves out what is not reported, unless asked, and then says why', () => {
    assert.deepEqual(resultsOf(logOf(statuses)).map((it) => it.suppressions), [undefined]);
    const asked = resultsOf(logOf(statuses, { includeSuppressed: true }));
    assert.deepEqual(asked.map((it) => it.suppressions?.[0]?.kind), [undefined, 'inSource', 'external', 'external']);
    assert.deepEqual(asked.map((it) => it.suppressions?.[0]?.justification), [undefined, 'It is a probe.', 'Until the move. (waiver of orders)', 'Accepted in the baseline.']);
  });

  it('says what could not be analysed', () => {
    const invocation = logOf(hostile).runs[0]?.invocations?.[0];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(invocation.toolExecutionNotifications?.map((it) => it.level), ['error', 'error', 'note']);
    assert.equal(logOf(statuses).runs[0]?.invocations?.[0]?.executionSuccessful, true);
  });

  it('keeps addresses and messages text', () => {
    const [result] = resultsOf(logOf(hostile));
    const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    assert.equal(decodeURIComponent(uri), hostile.findings[0]?.location.file);
    assert.doesNotThrow(() => new URL(uri, 'file:///root/'));
    assert.ok(result?.message.text?.includes('\\[link\\](https'), 'brackets that are no link');
  });

  it('names files as the repository does', () => {
    const [result] = resultsOf(logOf(statuses, { prefix: 'packages/api/' }));
    assert.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'packages/api/src/a.ts');
  });

  it('tells each rule once, with its card', () => {
    const rules = logOf(ordersReview()).runs[0]?.tool.driver.rules ?? [];
    assert.deepEqual(rules.map((it) => it.id), [...options.cards.keys()].sort());
    for (const it of rules) assert.ok((it.help?.markdown ?? '').length > 200, it.id);
    for (const it of resultsOf(logOf(ordersReview()))) assert.equal(rules[it.ruleIndex ?? -1]?.id, it.ruleId);
  });
});

it('the schema is the one of SARIF 2.1.0', () => {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  assert.match(fs.readFileSync(file, 'utf8'), /Static Analysis Results Format \(SARIF\) Version 2\.1\.0-rtm\.5 JSON Schema/);
});
