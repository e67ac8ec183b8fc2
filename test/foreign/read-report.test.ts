/** Proves the readers of others' reports: every form that the tools write, and every way to be broken. */
import assert from 'node:assert/strict';
import { ForeignError } from '../../src/foreign/foreign-finding.js';
import { readReport } from '../../src/foreign/read-report.js';

function sarif(results: readonly unknown[], run: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'CodeQL', rules: [] } }, results, ...run }] });
}

function result(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ruleId: 'js/sql-injection', message: { text: 'tainted' }, locations: [place('src/a.ts', 3)], ...given };
}

function place(uri: string, startLine: number, message?: string): Readonly<Record<string, unknown>> {
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn: 2, endColumn: 9 } }, ...(message === undefined ? {} : { message: { text: message } }) };
}

describe('a report in SARIF', () => {
  it('gives a finding with its place from zero', () => {
    assert.deepEqual(readReport(sarif([result({ level: 'error' })])), [{
      driver: 'CodeQL', rule: 'js/sql-injection', severity: 'error', message: 'tainted', related: [],
      place: { path: 'src/a.ts', start: { line: 2, character: 1 }, end: { line: 2, character: 8 }, inCodePoints: false },
    }]);
  });

  it('takes the level from the rule where the result has none, and from an extension too', () => {
    const driver = { name: 'CodeQL', rules: [{ id: 'js/sql-injection', defaultConfiguration: { level: 'note' } }, { id: 'b', properties: { 'problem.severity': 'recommendation' } }] };
    const tool = { driver, extensions: [{ name: 'queries', rules: [{ id: 'c', defaultConfiguration: { level: 'error' } }] }] };
    const results = [result({}), result({ ruleId: undefined, ruleIndex: 1 }), result({ ruleId: undefined, rule: { index: 0, toolComponent: { index: 0 } } }), result({ ruleId: 'unknown' })];
    assert.deepEqual(readReport(sarif(results, { tool })).map((it) => [it.rule, it.severity]), [['js/sql-injection', 'info'], ['b', 'info'], ['c', 'error'], ['unknown', 'warning']]);
  });

  it('leaves out what is no finding', () => {
    assert.deepEqual(readReport(sarif([result({ kind: 'pass' }), result({ kind: 'open' }), result({ level: 'none' }), result({ locations: [] }), {}])), []);
  });

  it('gives the flow with the nearest cause first, else the related places', () => {
    const codeFlows = [{ threadFlows: [{ locations: [place('src/route.ts', 1, 'GET /a'), place('src/service.ts', 2, 'query'), place('src/a.ts', 3, 'sink')].map((location) => ({ location })) }] }];
    const [flow, related] = readReport(sarif([result({ codeFlows }), result({ relatedLocations: [place('src/b.ts', 7, 'declared here'), place('src/c.ts', 8)] })]));
    assert.deepEqual(flow?.related.map((it) => [it.place.path, it.message]), [['src/service.ts', 'query'], ['src/route.ts', 'GET /a']]);
    assert.deepEqual(related?.related.map((it) => [it.place.path, it.message]), [['src/b.ts', 'declared here']]);
  });

  it('reads messages by id, with placeholders, links and escapes', () => {
    const driver = { name: 'CodeQL', rules: [{ id: 'r', messageStrings: { default: { text: 'Depends on {0}, {1}.' } } }] };
    const messages = [{ id: 'default', arguments: ['x', '[y](1)'] }, { text: 'Depends on a [user-provided value](1) and [one](2).' }, { text: 'Index \\[0\\] of [a\\]b](3)' }];
    const read = readReport(sarif(messages.map((message) => result({ ruleId: 'r', message })), { tool: { driver } }));
    assert.deepEqual(read.map((it) => it.message), ['Depends on x, y.', 'Depends on a user-provided value and one.', 'Index [0] of a]b']);
  });

  it('resolves addresses by their base, index and encoding', () => {
    const at = (artifactLocation: unknown): unknown => result({ locations: [{ physicalLocation: { artifactLocation, region: { startLine: 1 } } }] });
    const read = readReport(sarif([at({ uri: 'src/a%20b.ts', uriBaseId: 'ROOT' }), at({ index: 0 }), at({ uri: 'src/100%.ts' })], {
      originalUriBaseIds: { ROOT: { uri: 'file:///home/ci/shop/' } }, artifacts: [{ location: { uri: 'file:///C:/shop/src/c.ts' } }],
    }));
    assert.deepEqual(read.map((it) => it.place.path), ['/home/ci/shop/src/a b.ts', '/C:/shop/src/c.ts', 'src/100%.ts']);
    assert.equal(read[0]?.place.end, undefined);
  });

  it('knows what is suppressed, and what only asks to be', () => {
    const read = readReport(sarif([result({ suppressions: [{ kind: 'inSource', justification: 'A probe.' }] }), result({ suppressions: [{ kind: 'external' }] }), result({ suppressions: [{ kind: 'external', status: 'underReview' }] }), result({ suppressions: [] })]));
    assert.deepEqual(read.map((it) => it.suppressed), ['A probe.', '', undefined, undefined]);
  });

  it('says when columns count code points', () => {
    assert.equal(readReport(sarif([result({})], { columnKind: 'unicodeCodePoints' }))[0]?.place.inCodePoints, true);
  });
});

describe('a report in the JSON of ESLint', () => {
  it('gives messages and suppressed messages, and leaves out what does not parse', () => {
    const file = {
      filePath: '/home/ci/shop/src/a.ts',
      messages: [{ ruleId: 'no-eval', severity: 2, message: 'eval', line: 3, column: 5, endLine: 3, endColumn: 9 }, { ruleId: null, fatal: true, severity: 2, message: 'Parsing error', line: 1, column: 1 }],
      suppressedMessages: [{ ruleId: 'no-console', severity: 1, message: 'console', line: 4, column: 1, suppressions: [{ kind: 'directive', justification: 'A script.' }] }],
    };
    const read = readReport(`\ufeff${JSON.stringify([file])}`);
    assert.deepEqual(read.map((it) => [it.rule, it.severity, it.place.start, it.place.end, it.suppressed]), [
      ['no-eval', 'error', { line: 2, character: 4 }, { line: 2, character: 8 }, undefined],
      ['no-console', 'warning', { line: 3, character: 0 }, undefined, 'A script.'],
    ]);
  });
});

describe('a report that is none', () => {
  for (const text of ['', '{', '[1]', '{}', 'null', '{ "version": "2.0.0", "runs": [] }', '[{ "filePath": 1, "messages": [] }]', '{ "runs": 3, "version": "2.1.0" }']) {
    it(`is refused: ${JSON.stringify(text)}`, () => { assert.throws(() => readReport(text), ForeignError); });
  }

  for (const text of ['[]', '{ "version": "2.1.0", "runs": [null, 1, {}, { "results": [null, { "message": 1, "locations": [3] }] }] }']) {
    it(`holds nothing where it is empty or oddly shaped: ${text}`, () => { assert.deepEqual(readReport(text), []); });
  }
});
