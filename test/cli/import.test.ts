/** Proves `plumbline import`: real and recorded reports of other tools under our practices, each place once, in every format. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { formats } from '../../src/report/render-review.js';
import { folderWith } from '../support/folders.js';
import { nPlugin, securityPlugin } from '../support/lint-plugins.js';
import { mistakesInReport } from '../support/report-schema.js';
import { mistakesInSarif } from '../support/sarif-schema.js';
import { runIn } from './support.js';

const shop = {
  'package.json': '{ "name": "shop", "type": "module" }\n',
  'src/orders.js': [
    "import fs from 'node:fs';",
    'async function send(to) { await fetch(to); }',
    'export function place(id) {',
    '  send(id);',
    '  return eval(fs.readFileSync(id));',
    '}',
    '',
  ].join('\n'),
};

interface Told {
  readonly rule: string;
  readonly practice: string;
  readonly severity: string;
  readonly status: string;
  readonly reason: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly source?: { readonly tool: string; readonly rule: string };
}

/** What a tool says of one place in `src/orders.js`. */
function sarifOf(driver: string, results: readonly (readonly [rule: string, line: number, from: number, to: number])[], uri = 'src/orders.js'): string {
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: driver } }, results: results.map(([ruleId, startLine, startColumn, endColumn]) => ({ ruleId, level: 'warning', message: { text: `said by ${driver}` }, locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn, endColumn } } }] })) }] });
}

async function imported(folder: string, ...argv: readonly string[]): Promise<readonly Told[]> {
  const { out, err } = await runIn(folder, ['import', '--format', 'json', ...argv]);
  assert.equal(err, '');
  const report = JSON.parse(out) as { findings: Told[] };
  assert.deepEqual(mistakesInReport(report), []);
  return report.findings;
}

function said(told: readonly Told[]): readonly string[] {
  return told.map((it) => `${it.line}:${it.column} ${it.rule} ${it.source?.tool ?? 'Plumbline'}`);
}

describe('plumbline import', () => {
  it('takes in what ESLint itself writes', async () => {
    const folder = folderWith(shop);
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [{ files: ['**/*.js'], plugins: { n: nPlugin, security: securityPlugin }, rules: { 'n/no-sync': 'error', 'security/detect-eval-with-expression': 'warn', 'no-eval': 'error', semi: 'error', 'no-var': 'error' } }] });
    const formatter = await eslint.loadFormatter('json');
    fs.writeFileSync(path.join(folder, 'eslint.json'), await formatter.format(await eslint.lintFiles(['src'])));
    const told = await imported(folder, 'eslint.json');
    assert.deepEqual(said(told), ['4:3 unhandled-rejection Plumbline', '5:10 no-eval ESLint', '5:15 sync-call-on-hot-path eslint-plugin-n']);
    assert.deepEqual(told.map((it) => it.practice), ['reliability/incident-response', 'security/secure-defaults', 'performance/event-loop']);
    assert.deepEqual(told.map((it) => it.severity), ['error', 'error', 'error']);
  });

  it('tells no place twice: ours before theirs, and one of theirs', async () => {
    const folder = folderWith({
      ...shop,
      'biome.sarif': sarifOf('Biome', [['lint/nursery/noFloatingPromises', 4, 3, 12], ['lint/security/noGlobalEval', 5, 10, 14]], '/tmp/elsewhere/shop/src/orders.js'),
      'oxlint.sarif': sarifOf('oxlint', [['typescript-eslint(no-floating-promises)', 4, 3, 12], ['eslint(no-eval)', 5, 10, 14], ['eslint(no-console)', 5, 10, 14]]),
    });
    assert.deepEqual(said(await imported(folder, 'oxlint.sarif', 'biome.sarif')), ['4:3 unhandled-rejection Plumbline', '5:10 eslint(no-console) ESLint', '5:10 lint/security/noGlobalEval Biome']);
    assert.deepEqual(await imported(folder, 'oxlint.sarif', 'biome.sarif'), await imported(folder, 'biome.sarif', 'oxlint.sarif'));
  });

  it('shows ours once where theirs is the same, and theirs alone with --only', async () => {
    const folder = folderWith({ ...shop, 'codeql.sarif': sarifOf('CodeQL', [['js/missing-await', 4, 3, 12]]) });
    assert.deepEqual(said(await imported(folder, 'codeql.sarif', '--only')), ['4:3 unhandled-rejection CodeQL']);
  });

  it('keeps what stands beside, though it begins on the same line', async () => {
    const folder = folderWith({ ...shop, 'a.sarif': sarifOf('CodeQL', [['js/code-injection', 5, 10, 14], ['js/path-injection', 5, 31, 33]]) });
    assert.equal((await imported(folder, 'a.sarif', '--only')).length, 2);
  });

  it('lets the standards decide on theirs too: severity, suppression, waiver, ignore', async () => {
    const theirs = { 'a.sarif': sarifOf('CodeQL', [['js/missing-await', 4, 3, 12]]) };
    const statusWith = async (files: Readonly<Record<string, string>>): Promise<readonly (string | null)[]> => (await imported(folderWith({ ...shop, ...theirs, ...files }), 'a.sarif', '--only')).map((it) => `${it.severity} ${it.status}`);
    assert.deepEqual(await statusWith({}), ['warning reported']);
    assert.deepEqual(await statusWith({ 'plumbline.json': '{ "rules": { "unhandled-rejection": "error" } }' }), ['error reported']);
    assert.deepEqual(await statusWith({ 'plumbline.json': '{ "rules": { "unhandled-rejection": "off" } }' }), []);
    assert.deepEqual(await statusWith({ 'plumbline.json': '{ "ignore": ["src/orders.js"] }' }), []);
    assert.deepEqual(await statusWith({ 'src/orders.js': shop['src/orders.js'].replace('  send(id);', '  send(id); // plumbline-allow unhandled-rejection: Best effort.') }), ['warning suppressed']);
    assert.deepEqual(await statusWith({ 'plumbline.json': '{ "waivers": [{ "rule": "unhandled-rejection", "files": ["src/**"], "reason": "Until the move.", "owner": "shop", "until": "2030-01-01" }] }' }), ['warning waived']);
  });

  it('keeps what was suppressed there suppressed, with the reason', async () => {
    const folder = folderWith({ ...shop, 'eslint.json': JSON.stringify([{ filePath: 'src/orders.js', messages: [], suppressedMessages: [{ ruleId: 'no-eval', severity: 2, message: 'eval', line: 5, column: 10, endLine: 5, endColumn: 14, suppressions: [{ kind: 'directive', justification: 'Trusted.' }] }, { ruleId: 'no-eval', severity: 2, message: 'eval', line: 1, column: 1, suppressions: [{ kind: 'directive', justification: '' }] }] }]) });
    const told = await imported(folder, 'eslint.json', '--only');
    assert.deepEqual(told.map((it) => [it.status, it.reason]), [['suppressed', 'Suppressed for ESLint.'], ['suppressed', 'Trusted.']]);
  });

  it('says what it left out, and why', async () => {
    const folder = folderWith({ ...shop, 'a.sarif': sarifOf('CodeQL', [['js/unused-local-variable', 1, 1, 2]]), 'b.sarif': sarifOf('CodeQL', [['js/sql-injection', 1, 1, 2]], 'src/gone.js'), 'c.sarif': sarifOf('CodeQL', [['js/sql-injection', 1, 1, 2]], 'node_modules/x/src/orders.js') });
    const { out } = await runIn(folder, ['import', 'a.sarif', 'b.sarif', 'c.sarif', '--only', '--fail-on', 'never']);
    assert.match(out, /note 1 result of rules about no practice of ours was left out \(js\/unused-local-variable\)\. --map takes a mapping of your own\./);
    assert.match(out, /note 2 results lie in files that this root does not have, and were left out\./);
  });

  it('takes a mapping of the team', async () => {
    const folder = folderWith({ ...shop, 'a.sarif': sarifOf('House', [['no-lunch', 3, 1, 9]]), 'map.json': JSON.stringify({ tools: [{ tool: 'House rules', rules: { 'no-*': 'delivery/cost-budgets' } }] }) });
    const [told] = await imported(folder, 'a.sarif', '--only', '--map', 'map.json');
    assert.deepEqual([told?.practice, told?.source], ['delivery/cost-budgets', { tool: 'House rules', rule: 'no-lunch' }]);
  });

  it('places what was reported for another version of the file inside the one there is', async () => {
    const folder = folderWith({ ...shop, 'a.sarif': sarifOf('CodeQL', [['js/sql-injection', 900, 4, 9], ['js/sql-injection', 3, 400, 900]]) });
    const told = await imported(folder, 'a.sarif', '--only');
    assert.deepEqual(told.map((it) => [it.line, it.column, it.endColumn]), [[3, 28, 28], [7, 1, 1]]);
  });

  it('reads our own SARIF back to the same findings', async () => {
    const folder = folderWith(shop);
    await runIn(folder, ['review', '--format', 'sarif', '--output', 'own.sarif']);
    const own = JSON.parse((await runIn(folder, ['review', '--format', 'json'])).out) as { findings: Told[] };
    const back = await imported(folder, 'own.sarif', '--only');
    assert.deepEqual(back.map((it) => ({ ...it, source: undefined })), own.findings.map((it) => ({ ...it, source: undefined })));
    assert.deepEqual(await imported(folder, 'own.sarif'), own.findings);
  });

  for (const format of formats.filter((it) => it !== 'review-comments')) {
    it(`gives its result as ${format}, and says who found it`, async () => {
      const folder = folderWith({ ...shop, 'a.sarif': sarifOf('CodeQL', [['js/missing-await', 4, 3, 12], ['js/code-injection', 5, 10, 14]]) });
      const { out, err } = await runIn(folder, ['import', 'a.sarif', '--only', '--format', format]);
      assert.equal(err, '');
      assert.ok(out.includes('said by CodeQL'));
      if (['json', 'text', 'html', 'markdown', 'github'].includes(format)) assert.match(out, /CodeQL: js\/missing-await|"rule": "js\/missing-await"/);
      if (format === 'sarif') assert.deepEqual(mistakesInSarif(JSON.parse(out)), []);
    });
  }

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [['gone.sarif'], /^plumbline: gone\.sarif cannot be read: ENOENT\./],
    [['package.json'], /^plumbline: package\.json: it is neither SARIF 2\.1\.0 nor the JSON of ESLint/],
    [['src/orders.js'], /^plumbline: src\/orders\.js: it is no JSON: /],
    [['a.sarif', '--map', 'package.json', '--map', 'bad.json'], /^plumbline: bad\.json: each of its "tools" needs/],
    [[], /missing required argument 'reports'/],
  ];
  for (const [argv, message] of mistakes) {
    it(`says what is wrong: ${argv.join(' ')}`, async () => {
      const { code, out, err } = await runIn(folderWith({ ...shop, 'a.sarif': sarifOf('CodeQL', []), 'bad.json': '{ "tools": [1] }' }), ['import', ...argv]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }
});
