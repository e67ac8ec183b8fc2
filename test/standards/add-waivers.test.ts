/** Proves that waivers are written where they belong, and that nothing else of the file changes. */
import assert from 'node:assert/strict';
import { parse, type ParseError } from 'jsonc-parser';
import { describe, it } from 'mocha';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { addWaivers } from '../../src/standards/add-waivers.js';
import { defaultStandards } from '../../src/standards/standards.js';

const words = { reason: 'the client is replaced', owner: 'ann', until: '2026-06-15' };
const finding = (rule: string, file: string): TriagedFinding => ({ rule, location: { file, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }) as TriagedFinding;
const both = [finding('b-rule', 'src/[id].ts'), finding('a-rule', 'src/b.ts'), finding('a-rule', 'src/a.ts'), finding('a-rule', 'src/b.ts')];

describe('waivers', () => {
  it('are one a rule, with the files as they are named', () => {
    const { text, waivers } = addWaivers('{ "waivers": [] }', both, words, defaultStandards);
    assert.equal(waivers, 2);
    assert.deepEqual(JSON.parse(text), {
      waivers: [
        { rule: 'a-rule', files: ['src/a.ts', 'src/b.ts'], ...words },
        { rule: 'b-rule', files: ['src/\\[id\\].ts'], ...words },
      ],
    });
  });

  it('leave comments, order and what is there already alone', () => {
    const before = '// Ours.\n{\n    "rules": {}, // none yet\n    "waivers": [\n        { "rule": "x" } // until spring\n    ],\n    "layers": []\n}\n';
    const { text } = addWaivers(before, [finding('a-rule', 'src/a.ts')], words, defaultStandards);
    const added = '        { "rule": "a-rule", "files": ["src/a.ts"], "reason": "the client is replaced", "owner": "ann", "until": "2026-06-15" }\n';
    assert.equal(text, before.replace('{ "rule": "x" } // until spring\n', `{ "rule": "x" }, // until spring\n${added}`));
  });

  it('fit into every layout', () => {
    const layouts = ['{}', '{"waivers":[]}', '{ "waivers": [{ "rule": "x" }] }', '{\n  "waivers": [\n    { "rule": "x" },\n  ],\n}\n', '{\n  // Nothing yet.\n}\n', '{ "rules": {} /* , */ }'];
    for (const layout of layouts) {
      const { text } = addWaivers(layout, both, words, defaultStandards);
      const errors: ParseError[] = [];
      const { waivers } = parse(text, errors, { allowTrailingComma: layout.includes(',\n') }) as { waivers: { rule: string }[] };
      assert.deepEqual([errors, waivers.map((it) => it.rule).filter((it) => it !== 'x')], [[], ['a-rule', 'b-rule']], text);
    }
  });

  it('begin the list, and the file, where there is none', () => {
    assert.deepEqual(JSON.parse(addWaivers('{\n\t"rules": {}\n}\n', [finding('a-rule', 'a.ts')], words, defaultStandards).text), {
      rules: {}, waivers: [{ rule: 'a-rule', files: ['a.ts'], ...words }],
    });
    const { text } = addWaivers(undefined, [finding('a-rule', 'a.ts')], words, defaultStandards);
    assert.deepEqual(JSON.parse(text), { edition: '2026.1', waivers: [{ rule: 'a-rule', files: ['a.ts'], ...words }] });
  });

  it('keep the line ends of the file', () => {
    const { text } = addWaivers('{\r\n  "waivers": []\r\n}\r\n', [finding('a-rule', 'a.ts')], words, defaultStandards);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('are refused where the team closed a rule', () => {
    const closed = { ...defaultStandards, rules: { 'a-rule': { severity: undefined, options: {}, waivable: false } } };
    const { text, waivers, refused } = addWaivers('{ "waivers": [] }', both, words, closed);
    assert.deepEqual([waivers, refused], [1, ['a-rule']]);
    assert.doesNotMatch(text, /a-rule/);
  });
});
