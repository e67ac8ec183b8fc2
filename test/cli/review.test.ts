/** Proves what `plumbline review` prints, which code it ends with, and what it refuses. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { mistakesInReport } from '../support/report-schema.js';
import { folderWith } from '../support/folders.js';
import { broken, clean, findings, runIn } from './support.js';

interface Report {
  readonly summary: { readonly files: number; readonly reported: number };
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly file: string; readonly line: number; readonly status: string }[];
  readonly problems: readonly { readonly file: string }[];
}

function reportOf(out: string): Report {
  const report = JSON.parse(out) as Report;
  assert.deepEqual(mistakesInReport(report), []);
  return report;
}

describe('plumbline review', () => {
  describe('ends with', () => {
    const cases: readonly (readonly [says: string, files: Readonly<Record<string, string>>, argv: readonly string[], code: number])[] = [
      ['0 when nothing is found', clean, [], 0],
      ['1 at findings', findings, [], 1],
      ['1 at an error, when errors are asked for', findings, ['--fail-on', 'error'], 1],
      ['0 at a warning, when errors are asked for', { 'src/warning.js': findings['src/warning.js'] }, ['--fail-on', 'error'], 0],
      ['1 at a warning by default', { 'src/warning.js': findings['src/warning.js'] }, [], 1],
      ['0 at information by default', { 'src/info-a.js': findings['src/info-a.js'], 'src/info-b.js': findings['src/info-b.js'] }, [], 0],
      ['1 at information, when that is asked for', { 'src/info-a.js': findings['src/info-a.js'], 'src/info-b.js': findings['src/info-b.js'] }, ['--fail-on', 'info'], 1],
      ['0 whatever is found, when asked never to fail', findings, ['--fail-on', 'never'], 0],
      ['3 when a file does not parse', broken, [], 3],
      ['0 when that is allowed', broken, ['--allow-incomplete'], 0],
      ['1 when there are findings and problems', { ...broken, ...findings }, [], 1],
      ['3 when findings are below the threshold and there are problems', { ...broken, ...findings }, ['--fail-on', 'never'], 3],
      ['2 at a mistake in the standards', { ...clean, 'plumbline.json': '{ "layerz": [] }' }, [], 2],
      ['2 at a mistake in the standards, findings and problems', { ...broken, ...findings, 'plumbline.json': '{ "layerz": [] }' }, [], 2],
      ['0 when what is broken is ignored', { ...broken, 'plumbline.json': '{ "ignore": ["src/broken.js"] }' }, [], 0],
    ];
    for (const [says, files, argv, code] of cases) {
      it(`${code}: ${says.slice(2)}`, async () => {
        const ran = await runIn(folderWith(files), ['review', ...argv]);
        assert.equal(ran.code, code, ran.out + ran.err);
      });
    }
  });

  it('prints findings by file with the line of code, and a summary', async () => {
    const { out, err } = await runIn(folderWith({ 'src/error.js': findings['src/error.js'] }), ['review']);
    assert.equal(err, '');
    assert.deepEqual(out.split('\n'), [
      'src/error.js',
      '  2:26  error  `send()` is not awaited, returned or caught: nobody hears when it rejects  unhandled-rejection',
      '       │ module.exports = () => { send(); };',
      '       │                          ^^^^',
      '',
      'note Layers are not declared, so imports between layers are not judged. `plumbline init` proposes some.',
      '',
      '1 finding (1 error) in 1 file with 0 handlers; 100 % of 2 calls followed.',
      '',
    ]);
  });

  it('prints the path that makes a finding true', async () => {
    const { out } = await runIn(folderWith({ 'src/info-a.js': findings['src/info-a.js'], 'src/info-b.js': findings['src/info-b.js'] }), ['review']);
    assert.match(out, /→ src\/info-b\.js:1 imports `\.\/info-a`/);
  });

  it('prints problems', async () => {
    const { out } = await runIn(folderWith(broken), ['review']);
    assert.match(out, /^problem src\/broken\.js: Does not parse at line 2: /m);
    assert.match(out, /No findings, 1 problem in 2 files/);
  });

  it('keeps control characters of the workspace from the terminal', async () => {
    const name = 'src/a\u001b[31m\u0007b.js';
    const { out } = await runIn(folderWith({ [name]: 'exports.two = {\n' }), ['review']);
    // eslint-disable-next-line no-control-regex -- they are what this is about
    assert.doesNotMatch(out, /\u0007/);
    assert.match(out, /problem src\/a.*b\.js/);
  });

  describe('--format json', () => {
    it('prints the report and nothing else', async () => {
      const { out, err, code } = await runIn(folderWith(findings), ['review', '--format', 'json']);
      const report = reportOf(out);
      assert.deepEqual([code, err], [1, '']);
      assert.deepEqual(report.findings.map((it) => [it.rule, it.severity, it.file, it.line]), [
        ['unhandled-rejection', 'error', 'src/error.js', 2],
        ['import-cycle', 'info', 'src/info-a.js', 1],
        ['async-listener', 'warning', 'src/warning.js', 1],
      ]);
    });

    it('gives the same bytes for the same files elsewhere', async () => {
      const [a, b] = await Promise.all([findings, findings].map((it) => runIn(folderWith(it), ['review', '--format', 'json'])));
      assert.equal(a?.out, b?.out);
    });

    it('has no colour, whatever the environment says', async () => {
      const { out } = await runIn(folderWith(findings), ['review', '--format', 'json'], { env: { FORCE_COLOR: '1' }, isTTY: true });
      assert.ok(!out.includes('\u001b'));
      reportOf(out);
    });
  });

  describe('colour', () => {
    const cases: readonly (readonly [says: string, env: Readonly<Record<string, string>>, isTTY: boolean, coloured: boolean])[] = [
      ['is there in a terminal', {}, true, true],
      ['is not there in a pipe', {}, false, false],
      ['is not there with NO_COLOR', { NO_COLOR: '1' }, true, false],
      ['is there with an empty NO_COLOR, as its rules have it', { NO_COLOR: '' }, true, true],
      ['is there with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
      ['is not forced by FORCE_COLOR=0', { FORCE_COLOR: '0' }, false, false],
      ['is not there with both', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
      ['is not there in a dumb terminal', { TERM: 'dumb' }, true, false],
    ];
    for (const [says, env, isTTY, coloured] of cases) {
      it(says, async () => {
        const { out } = await runIn(folderWith(clean), ['review'], { env, isTTY });
        assert.equal(out.includes('\u001b['), coloured);
      });
    }
  });

  it('shows progress where a person watches, and removes it', async () => {
    const watched = await runIn(folderWith(clean), ['review'], { isTTY: true });
    assert.match(watched.err, /Reviewing \d+ %/);
    // eslint-disable-next-line no-control-regex -- the sequence that clears a line
    assert.match(watched.err, /\r\u001b\[K$/);
    assert.equal((await runIn(folderWith(clean), ['review'])).err, '');
  });

  describe('--output', () => {
    it('writes the report to a file, without colour, and prints nothing', async () => {
      const folder = folderWith(findings);
      const { out, code } = await runIn(folder, ['review', '--output', 'report.txt'], { isTTY: true });
      const text = fs.readFileSync(path.join(folder, 'report.txt'), 'utf8');
      assert.deepEqual([code, out], [1, '']);
      assert.match(text, /3 findings \(1 error, 1 warning, 1 info\)/);
      assert.ok(!text.includes('\u001b'));
      assert.deepEqual(fs.readdirSync(folder).sort(), ['package.json', 'report.txt', 'src']);
    });

    it('refuses a place that cannot be written to', async () => {
      const { code, err } = await runIn(folderWith(clean), ['review', '--output', 'no/such/folder/report.json']);
      assert.equal(code, 2);
      assert.match(err, /^plumbline: --output: cannot write no\/such\/folder\/report\.json: /);
    });
  });

  describe('--rule', () => {
    it('reports this rule alone', async () => {
      const { out, code } = await runIn(folderWith(findings), ['review', '--format', 'json', '--rule', 'async-listener']);
      assert.deepEqual(reportOf(out).findings.map((it) => it.rule), ['async-listener']);
      assert.equal(code, 1);
    });

    it('may be given several times', async () => {
      const { out } = await runIn(folderWith(findings), ['review', '--format', 'json', '--rule', 'async-listener', '--rule', 'import-cycle']);
      assert.deepEqual(reportOf(out).findings.map((it) => it.rule), ['import-cycle', 'async-listener']);
    });

    it('does not fail for what it leaves out', async () => {
      const { code } = await runIn(folderWith(findings), ['review', '--rule', 'cross-layer-import']);
      assert.equal(code, 0);
    });

    it('refuses a rule that is none', async () => {
      const { code, err, out } = await runIn(folderWith(findings), ['review', '--rule', 'no-such-rule']);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /--rule: there is no rule "no-such-rule"\. Run "plumbline rules"/);
    });
  });

  describe('paths', () => {
    it('select what is reported, while the whole root is analysed', async () => {
      const folder = folderWith(findings);
      const { out } = await runIn(folder, ['review', 'src/error.js', 'src/info-a.js', '--root', '.', '--format', 'json']);
      const report = reportOf(out);
      // The other half of the cycle is not selected, and makes the cycle all the same.
      assert.deepEqual(report.findings.map((it) => it.file), ['src/error.js', 'src/info-a.js']);
      assert.equal(report.summary.files, 4);
    });

    it('select folders, and no folder of a similar name', async () => {
      const folder = folderWith({ 'src/http/a.js': findings['src/error.js'], 'src/http-client/b.js': findings['src/error.js'] });
      const { out } = await runIn(folder, ['review', 'src/http', '--root', '.', '--format', 'json']);
      assert.deepEqual(reportOf(out).findings.map((it) => it.file), ['src/http/a.js']);
    });

    it('leave out the problems of other files', async () => {
      const { code, out } = await runIn(folderWith(broken), ['review', 'src/clean.js', '--root', '.', '--format', 'json']);
      assert.deepEqual([code, reportOf(out).problems], [0, []]);
    });

    it('must exist', async () => {
      const folder = folderWith(clean);
      const { code, err } = await runIn(folder, ['review', 'src/gone.js']);
      assert.equal(code, 2);
      assert.ok(err.includes(`There is no file or folder "src/gone.js" in ${folder}.`), err);
    });

    it('must lie below the root', async () => {
      const folder = folderWith(clean);
      const other = folderWith(findings);
      const { code, err } = await runIn(folder, ['review', other, '--root', '.']);
      assert.equal(code, 2);
      assert.match(err, /lies outside the reviewed root/);
    });

    it('must lie below one root', async () => {
      const folder = folderWith({ 'a/plumbline.json': '{}', 'a/x.js': '', 'b/plumbline.json': '{}', 'b/x.js': '' });
      const { code, err } = await runIn(folder, ['review', 'a', 'b']);
      assert.equal(code, 2);
      assert.match(err, /"[^"]*b" lies outside the reviewed root .*a\. Name it with --root, or run one review for each\./);
    });
  });

  describe('the root', () => {
    const repository = {
      'packages/a/.git/HEAD': 'ref: refs/heads/main\n',
      'packages/a/src/error.js': findings['src/error.js'],
    };
    const nested = { ...repository, 'plumbline.json': '{ "rules": { "unhandled-rejection": "info" } }' };

    it('is the nearest folder with standards, before the nearest repository', async () => {
      const { out } = await runIn(folderWith(nested), ['review', 'packages/a/src', '--format', 'json']);
      assert.deepEqual(reportOf(out).findings.map((it) => [it.file, it.severity]), [['packages/a/src/error.js', 'info']]);
    });

    it('is the nearest repository where there are no standards', async () => {
      const { out } = await runIn(folderWith(repository), ['review', 'packages/a/src', '--format', 'json']);
      assert.deepEqual(reportOf(out).findings.map((it) => [it.file, it.severity]), [['src/error.js', 'error']]);
    });

    it('is found from where one stands', async () => {
      const folder = folderWith(nested);
      const { out } = await runIn(path.join(folder, 'packages/a/src'), ['review', '--format', 'json']);
      assert.deepEqual(reportOf(out).findings.map((it) => it.file), ['packages/a/src/error.js']);
    });

    it('is what --root says', async () => {
      const { out } = await runIn(folderWith(nested), ['review', '--root', 'packages/a', '--format', 'json']);
      assert.deepEqual(reportOf(out).findings.map((it) => [it.file, it.severity]), [['src/error.js', 'error']]);
    });

    it('must be a folder that exists', async () => {
      const folder = folderWith(clean);
      const file = await runIn(folder, ['review', '--root', 'package.json']);
      assert.deepEqual([file.code, file.err], [2, 'plumbline: --root: "package.json" is a file; expected a folder.\n']);
      const gone = await runIn(folder, ['review', '--root', 'gone']);
      assert.equal(gone.code, 2);
      assert.match(gone.err, /There is no file or folder "gone"/);
    });
  });

  describe('standards', () => {
    it('that are wrong are shown with file, line and column, and nothing is reported', async () => {
      const { code, out, err } = await runIn(folderWith({ ...findings, 'plumbline.json': '{\n  "rules": {\n    "import-cicle": "off"\n  }\n}\n' }), ['review']);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^plumbline\.json:3:5: .*import-cicle.*import-cycle/);
    });

    it('that are no JSON are shown with file, line and column', async () => {
      const { code, err } = await runIn(folderWith({ ...clean, 'plumbline.json': '{\n  "layers": [,]\n}\n' }), ['review']);
      assert.equal(code, 2);
      assert.match(err, /^plumbline\.json:2:14: /);
    });

    it('of which a waiver ended are judged by --today', async () => {
      const waiver = '{ "waivers": [{ "rule": "unhandled-rejection", "files": ["src/error.js"], "reason": "r", "owner": "o", "until": "2026-06-30" }] }';
      const folder = folderWith({ 'src/error.js': findings['src/error.js'], 'plumbline.json': waiver });
      const last = await runIn(folder, ['review', '--format', 'json', '--today', '2026-06-30']);
      assert.deepEqual([last.code, reportOf(last.out).findings.map((it) => it.status)], [0, ['waived']]);
      const after = await runIn(folder, ['review', '--format', 'json', '--today', '2026-07-01']);
      assert.deepEqual([after.code, reportOf(after.out).findings.map((it) => `${it.rule} ${it.status}`)], [1, ['stale-waiver reported', 'unhandled-rejection reported']]);
      // Without the option, the day is the terminal's.
      const now = await runIn(folder, ['review', '--format', 'json'], { today: '2026-07-01' });
      assert.equal(now.code, 1);
    });
  });

  describe('refuses', () => {
    const cases: readonly (readonly [says: string, argv: readonly string[], err: RegExp])[] = [
      ['a date that is none', ['--today', 'tomorrow'], /--today: "tomorrow" is no date; expected YYYY-MM-DD, such as 2026-03-31\./],
      ['a date that does not exist', ['--today', '2026-13-01'], /--today: "2026-13-01" is no date/],
      ['a day that does not exist', ['--today', '2026-02-30'], /--today: "2026-02-30" is no date/],
      ['a format that is none', ['--format', 'yaml'], /Allowed choices are text, json/],
      ['a severity that is none', ['--fail-on', 'fatal'], /Allowed choices are error, warning, info, never/],
      ['an option that is none', ['--fail-onn', 'error'], /unknown option '--fail-onn'[\s\S]*--fail-on/],
      ['an option without its value', ['--output'], /argument missing/],
    ];
    for (const [says, argv, expected] of cases) {
      it(says, async () => {
        const { code, out, err } = await runIn(folderWith(findings), ['review', ...argv]);
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, expected);
      });
    }
  });
});
