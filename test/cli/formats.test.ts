/** Proves the formats, and the options about what fails, on the command line. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { formats } from '../../src/report/render-review.js';
import { folderWith } from '../support/folders.js';
import { mistakesInSarif } from '../support/sarif-schema.js';
import { findings, runIn } from './support.js';

describe('plumbline review --format', () => {
  for (const format of formats.filter((it) => it !== 'review-comments')) {
    it(`writes ${format} to a file, and nothing else`, async () => {
      const folder = folderWith(findings);
      const { code, out, err } = await runIn(folder, ['review', '--format', format, '--output', 'report']);
      assert.deepEqual([code, out, err], [1, '', '']);
      assert.ok(fs.readFileSync(path.join(folder, 'report'), 'utf8').includes('src/error.js'));
    });
  }

  it('names files by their path in the repository where a host reads them', async () => {
    const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...Object.fromEntries(Object.entries(findings).map(([file, text]) => [`packages/api/${file}`, text])) });
    const root = path.join(folder, 'packages/api');
    const print = async (format: string): Promise<string> => (await runIn(root, ['review', '--root', '.', '--format', format])).out;
    for (const format of ['sarif', 'github', 'gitlab', 'markdown']) assert.ok((await print(format)).includes('packages/api/src/error.js'), format);
    for (const format of ['text', 'json', 'html', 'junit']) assert.ok(!(await print(format)).includes('packages/api'), format);
    assert.deepEqual(mistakesInSarif(JSON.parse(await print('sarif'))), []);
  });

  it('refuses a format that is none, and names those that there are', async () => {
    const { code, err } = await runIn(folderWith(findings), ['review', '--format', 'xml']);
    assert.equal(code, 2);
    for (const format of formats) assert.ok(err.includes(format), format);
  });
});

describe('plumbline review --max-warnings', () => {
  // One error, one warning, one piece of information.
  const codes: readonly (readonly [readonly string[], number])[] = [
    [['--max-warnings', '0', '--rule', 'async-listener'], 1],
    [['--max-warnings', '1', '--rule', 'async-listener'], 0],
    [['--max-warnings', '1'], 1],
    [['--max-warnings', '1', '--fail-on', 'never'], 0],
    [['--max-warnings', '0', '--fail-on', 'never'], 1],
    [['--max-warnings', '5', '--fail-on', 'warning', '--rule', 'async-listener'], 1],
    [['--max-warnings', '0', '--rule', 'import-cycle'], 0],
  ];
  for (const [argv, expected] of codes) {
    it(`ends with ${expected} at ${argv.join(' ')}`, async () => {
      assert.equal((await runIn(folderWith(findings), ['review', ...argv])).code, expected);
    });
  }

  it('refuses what is no number', async () => {
    const { code, err } = await runIn(folderWith(findings), ['review', '--max-warnings', 'few']);
    assert.equal(code, 2);
    assert.match(err, /--max-warnings[^]*Expected a whole number/);
  });
});
