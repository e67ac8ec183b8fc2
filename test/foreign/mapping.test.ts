/** Proves the shipped mapping: practices and rules that there are, and ids that the tools really have. */
import assert from 'node:assert/strict';
import { practiceTitle } from '../../src/cards/practices.js';
import { ForeignError } from '../../src/foreign/foreign-finding.js';
import { readMapping } from '../../src/foreign/mapping.js';
import { otherToolsMapping } from '../../src/host/resources.js';
import { cards } from '../support/fixtures.js';
import { nPlugin, securityPlugin, typescriptPlugin } from '../support/lint-plugins.js';

interface File {
  readonly tools: readonly { readonly tool: string; readonly rules: Readonly<Record<string, string>> }[];
}

const file = JSON.parse(otherToolsMapping()) as File;
const mapping = readMapping(otherToolsMapping());
const practices = new Map(cards.map((it) => [it.id, it.practice]));

describe('rules/other-tools.json', () => {
  it('has every tool that we speak of', () => {
    assert.deepEqual(file.tools.map((it) => it.tool), ['typescript-eslint', 'ESLint', 'eslint-plugin-n', 'eslint-plugin-security', 'SonarJS', 'CodeQL', 'Semgrep', 'Biome', 'oxlint']);
  });

  for (const { tool, rules } of file.tools) {
    it(`names practices that there are: ${tool}`, () => {
      for (const [id, value] of Object.entries(rules)) {
        const [practice = '', rule] = value.split('#');
        assert.notEqual(practiceTitle(practice), undefined, `${id}: ${value}`);
        // Where we have the rule already, its card has the last word on the practice.
        if (rule !== undefined) assert.equal(practices.get(rule) ?? practice, practice, `${id}: ${value}`);
      }
    });
  }

  it('names rules that the tools have, as installed here', () => {
    const known = new Set([
      ...Object.keys(typescriptPlugin.rules ?? {}).map((it) => `@typescript-eslint/${it}`),
      ...Object.keys(nPlugin.rules ?? {}).map((it) => `n/${it}`),
      ...Object.keys(securityPlugin.rules ?? {}).map((it) => `security/${it}`),
    ]);
    assert.ok(known.size > 150);
    const named = file.tools.flatMap((it) => Object.keys(it.rules)).filter((it) => /^(?:@typescript-eslint|n|security)\//.test(it) && !it.includes('*'));
    assert.ok(named.length > 30);
    assert.deepEqual(named.filter((it) => !known.has(it)), []);
  });

  const cases: readonly (readonly [driver: string, rule: string, tool: string | undefined, practice?: string, ours?: string])[] = [
    ['ESLint', '@typescript-eslint/no-floating-promises', 'typescript-eslint', 'reliability/incident-response', 'unhandled-rejection'],
    ['oxlint', 'typescript-eslint(no-floating-promises)', 'typescript-eslint', 'reliability/incident-response', 'unhandled-rejection'],
    ['oxlint', 'typescript(no-misused-promises)', 'typescript-eslint', 'reliability/incident-response', 'async-listener'],
    ['oxlint', 'eslint(no-await-in-loop)', 'ESLint', 'performance/event-loop', 'sequential-await-in-loop'],
    ['oxlint', 'import(no-cycle)', 'ESLint', 'architecture/module-boundaries', 'import-cycle'],
    ['ESLint', 'import-x/no-cycle', 'ESLint', 'architecture/module-boundaries', 'import-cycle'],
    ['ESLint', 'node/no-sync', 'eslint-plugin-n', 'performance/event-loop', 'sync-call-on-hot-path'],
    ['Biome', 'lint/nursery/noFloatingPromises', 'Biome', 'reliability/incident-response', 'unhandled-rejection'],
    ['Biome', 'lint/correctness/noFloatingPromises', 'Biome', 'reliability/incident-response', 'unhandled-rejection'],
    ['ESLint', 'sonarjs/no-weak-cipher', 'SonarJS', 'security/secrets-and-config'],
    ['CodeQL', 'js/stored-xss', 'CodeQL', 'security/secure-defaults', 'unvalidated-input'],
    ['Semgrep OSS', 'javascript.express.security.audit.express-path-join-resolve-traversal', 'Semgrep', 'security/secure-defaults', 'unvalidated-input'],
    ['Semgrep PRO', 'javascript.jsonwebtoken.security.jwt-hardcode.hardcoded-jwt-secret', 'Semgrep', 'security/secrets-and-config'],
    // A pattern of Semgrep speaks for Semgrep alone.
    ['ESLint', 'my-plugin/no-secret-thing', undefined],
    ['ESLint', 'semi', undefined],
    ['ESLint', 'toString', undefined],
  ];
  for (const [driver, rule, tool, practice, ours] of cases) {
    it(`maps ${rule} of ${driver}`, () => {
      assert.deepEqual(mapping.of(driver, rule), tool === undefined ? undefined : { tool, practice, rule: ours });
    });
  }

  it('is second to a mapping of the team', () => {
    const own = JSON.stringify({ tools: [{ tool: 'House rules', rules: { 'n/no-sync': 'performance/cpu-offloading', 'house/*': 'mentoring/standards' } }] });
    const both = readMapping(own, otherToolsMapping());
    assert.deepEqual(both.of('ESLint', 'n/no-sync'), { tool: 'House rules', practice: 'performance/cpu-offloading', rule: undefined });
    assert.deepEqual(both.of('ESLint', 'house/x')?.practice, 'mentoring/standards');
    assert.deepEqual(both.of('ESLint', 'no-eval')?.tool, 'ESLint');
  });

  for (const [text, message] of [
    ['{', /^it is no JSON/],
    ['{ "tools": [{ "rules": {} }] }', /needs a "tool" and "rules"/],
    ['{ "tools": [{ "tool": "x", "rules": { "a": "event-loop" } }] }', /"a" of "x" is mapped to "event-loop"; expected a practice/],
  ] as const) {
    it(`refuses ${text}`, () => { assert.throws(() => readMapping(text), (error) => error instanceof ForeignError && message.test(error.message)); });
  }
});
