/** Proves `plumbline baseline`, and that a repository with many findings is adopted by init and baseline alone. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../support/folders.js';
import { broken, clean, findings, runIn, type Ran } from './support.js';

const baselineOf = (folder: string): string => fs.readFileSync(path.join(folder, '.plumbline/baseline.json'), 'utf8');
const edit = (folder: string, file: string, change: (text: string) => string): void => {
  const at = path.join(folder, file);
  fs.writeFileSync(at, change(fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : ''));
};

describe('plumbline baseline', () => {
  it('accepts what is there, sorted, one finding a line', async () => {
    const folder = folderWith({ ...findings, 'plumbline.json': '{}' });
    const { code, out } = await runIn(folder, ['baseline']);
    assert.deepEqual([code, out], [0, 'Wrote .plumbline/baseline.json with 3 findings: 3 new, 0 dropped. Commit it, and only new findings are reported.\n']);
    const entries = baselineOf(folder).split('\n').filter((it) => it.includes('"rule"')).map((it) => JSON.parse(it.replace(/,$/, '')) as { rule: string; file: string });
    assert.deepEqual(entries.map((it) => `${it.file} ${it.rule}`), [
      'src/error.js unhandled-rejection',
      'src/info-a.js import-cycle',
      'src/warning.js async-listener',
    ]);
    assert.deepEqual(summaryOf(await runIn(folder, ['review', '--format', 'json', '--fail-on', 'info'])), { code: 0, reported: 0, baselined: 3 });
  });

  it('is the same file when it is written again', async () => {
    const folder = folderWith(findings);
    await runIn(folder, ['baseline']);
    const first = baselineOf(folder);
    const { out } = await runIn(folder, ['baseline']);
    assert.match(out, /with 3 findings: 0 new, 0 dropped/);
    assert.equal(baselineOf(folder), first);
  });

  it('--check names what no longer occurs', async () => {
    const folder = folderWith(findings);
    await runIn(folder, ['baseline']);
    assert.deepEqual(await runIn(folder, ['baseline', '--check']), { code: 0, out: 'Every entry of the baseline still occurs.\n', err: '' });
    edit(folder, 'src/error.js', (it) => it.replace('{ send(); }', '{ return send(); }'));
    const before = baselineOf(folder);
    assert.deepEqual(await runIn(folder, ['baseline', '--check']), {
      code: 1,
      out: 'src/error.js: unhandled-rejection in exports: send\n1 entry no longer occurs. "plumbline baseline" drops what is done.\n',
      err: '',
    });
    assert.equal(baselineOf(folder), before);
    assert.match((await runIn(folder, ['review'])).out, /note 1 entry of \.plumbline\/baseline\.json no longer occurs\./);
    assert.match((await runIn(folder, ['baseline'])).out, /with 2 findings: 0 new, 1 dropped/);
  });

  it('--check without a baseline says so', async () => {
    assert.deepEqual(await runIn(folderWith(clean), ['baseline', '--check']), { code: 2, out: '', err: 'plumbline: There is no baseline to check. "plumbline baseline" writes one.\n' });
  });

  it('writes nothing while something cannot be analysed, unless told to', async () => {
    const folder = folderWith(broken);
    const { code, err } = await runIn(folder, ['baseline']);
    assert.equal(code, 3);
    assert.match(err, /problem src\/broken\.js: [\s\S]*Nothing was written/);
    assert.equal(fs.existsSync(path.join(folder, '.plumbline')), false);
    assert.equal((await runIn(folder, ['baseline', '--allow-incomplete'])).code, 0);
  });

  it('keeps what it accepted in a file that cannot be analysed today', async () => {
    const folder = folderWith(findings);
    await runIn(folder, ['baseline']);
    const first = baselineOf(folder);
    edit(folder, 'src/error.js', (it) => `${it}const broken = {\n`);
    assert.equal((await runIn(folder, ['baseline', '--allow-incomplete'])).code, 0);
    assert.equal(baselineOf(folder), first);
  });

  it('does not follow a link out of the workspace', async () => {
    const elsewhere = folderWith({});
    const folder = folderWith(findings);
    fs.symlinkSync(elsewhere, path.join(folder, '.plumbline'));
    const { code, err } = await runIn(folder, ['baseline', '--root', folder]);
    assert.equal(code, 2);
    assert.match(err, /Cannot write \.plumbline\/baseline\.json: .* is a link that leads out of /);
    assert.deepEqual(fs.readdirSync(elsewhere), []);
  });

  const mistaken: readonly (readonly [says: string, text: string, expected: string])[] = [
    ['is cut in the middle', '{ "version": 1, "findings": [', '1:30: The end of the file is unexpected: a closing `]` is missing.'],
    ['has an unknown key', '{ "version": 1, "finding": [] }', '1:17: Unknown key `finding`. Did you mean `findings`? `plumbline baseline` writes it anew.'],
    ['has an entry without a rule', '{ "version": 1, "findings": [\n{ "file": "a.ts", "enclosing": "", "anchor": "" }] }', '2:1: Every entry of `findings` lacks `rule`.'],
    ['is from a later version', '{ "version": 2 }', '1:14: This baseline has format 2, and this version of Plumbline knows format 1.'],
  ];
  for (const [says, text, expected] of mistaken) {
    it(`that ${says} stops the review with its place`, async () => {
      const folder = folderWith({ ...findings, '.plumbline/baseline.json': text });
      const { code, err } = await runIn(folder, ['review']);
      assert.equal(code, 2);
      assert.ok(err.startsWith(`.plumbline/baseline.json:${expected}`), err);
      assert.equal(err.trimEnd().split('\n').length, 1);
      assert.equal((await runIn(folder, ['baseline'])).code, 0, 'it can be written anew');
    });
  }
});

describe('a repository with 300 findings', () => {
  it('is adopted by init and baseline; then a new violation is reported, and only that one', async () => {
    const folder = folderWith(legacy(100));
    assert.equal((await runIn(folder, ['review'])).code, 1);
    assert.equal((await runIn(folder, ['init', '--yes'])).code, 0);
    assert.match((await runIn(folder, ['baseline'])).out, /with 3\d\d findings/);
    const green = summaryOf(await runIn(folder, ['review', '--format', 'json', '--fail-on', 'info']));
    assert.deepEqual([green.code, green.reported], [0, 0]);
    assert.ok(green.baselined >= 300);

    edit(folder, 'src/services/service7.js', (it) => `${it}exports.added = () => { save('new'); };\n`);
    const red = await runIn(folder, ['review', '--format', 'json']);
    assert.deepEqual([red.code, reportedIn(red)], [1, ['src/services/service7.js unhandled-rejection']]);
  }).timeout(60_000);
});

/** Old services that never heard of a baseline: three findings each. */
function legacy(services: number): Record<string, string> {
  const files: Record<string, string> = { 'package.json': '{ "name": "legacy" }\n' };
  for (let index = 0; index < services; index += 1) {
    files[`src/services/service${index}.js`] = [
      `const { query } = require('../db/db${index}');`,
      'async function save(it) { await query(it); }',
      `exports.place${index} = (orders) => { save(orders); };`,
      `exports.cancel${index} = (orders) => { save(orders); };`,
      `exports.all${index} = (orders) => { [orders].forEach(async (it) => { await save(it); }); };`,
      '',
    ].join('\n');
    files[`src/db/db${index}.js`] = 'exports.query = async (it) => { await fetch(it); };\n';
  }
  return files;
}

interface Report {
  readonly summary: { readonly reported: number; readonly baselined: number };
  readonly findings: readonly { readonly file: string; readonly rule: string; readonly status: string }[];
}

function summaryOf({ code, out }: Ran) {
  const { summary } = JSON.parse(out) as Report;
  return { code, reported: summary.reported, baselined: summary.baselined };
}

function reportedIn({ out }: Ran): string[] {
  return (JSON.parse(out) as Report).findings.filter((it) => it.status === 'reported').map((it) => `${it.file} ${it.rule}`);
}
