/** Proves what is said of waivers before they end, and what a review does after. */
import assert from 'node:assert/strict';
import { runIn, type Ran } from '../cli/support.js';
import { folderWith } from '../support/folders.js';
import { fixed } from '../fixes/support.js';

const waiver = { rule: 'unhandled-rejection', files: ['src/*.js'], reason: 'the client is replaced', owner: 'ann', until: '2026-06-15' };
const files = {
  'package.json': '{}',
  'plumbline.json': JSON.stringify({ waivers: [waiver] }, null, 1),
  'src/a.js': 'async function send() { await fetch("x"); }\nmodule.exports = () => { send(); };\n',
};

describe('the end of a waiver', () => {
  const folder = folderWith(files);
  const on = (today: string): Promise<Ran> => runIn(folder, ['review', '--today', today, '--format', 'json']);

  for (const [today, when] of [
    ['2026-06-01', 'in 14 days, on 2026-06-15'],
    ['2026-06-14', 'tomorrow'],
    ['2026-06-15', 'today'],
  ] as const) {
    it(`is said ${when}`, async () => {
      const { code, out } = await on(today);
      assert.equal(code, 0);
      assert.deepEqual(noticesIn(out), [`The waiver of \`unhandled-rejection\` in plumbline.json:4 ends ${when}; 1 finding is then reported. Its owner is ann.`]);
    });
  }

  it('is not said earlier', async () => {
    assert.deepEqual(noticesIn((await on('2026-05-31')).out), []);
  });

  it('brings the finding back, together with the waiver', async () => {
    const { code, out } = await on('2026-06-16');
    const { findings } = JSON.parse(out) as { findings: readonly { file: string; line: number; rule: string; severity: string; status: string }[] };
    assert.deepEqual([code, noticesIn(out)], [1, []]);
    assert.deepEqual(findings.map((it) => `${it.file}:${it.line} ${it.rule} ${it.severity} ${it.status}`), [
      'plumbline.json:4 stale-waiver warning reported',
      'src/a.js:2 unhandled-rejection error reported',
    ]);
  });
});

describe('the fix of an unused suppression', () => {
  for (const [says, source, expected] of [
    ['takes the line', 'a();\n  «// plumbline-allow r: x»\nb();\n', 'a();\nb();\n'],
    ['keeps Windows line ends', 'a();\r\n«// plumbline-allow r: x»\r\nb();\r\n', 'a();\r\nb();\r\n'],
    ['leaves the code before it', 'a(); «// plumbline-allow r: x»\nb();\n', 'a();\nb();\n'],
    ['leaves the code around it', 'a(); «/* plumbline-allow r: x */» b();\n', 'a();  b();\n'],
    ['may be the last line', 'a();\n«// plumbline-allow r: x»', 'a();\n'],
  ] as const) {
    it(says, () => {
      assert.deepEqual(fixed('unused-suppression', source), { 'Remove the comment': expected });
    });
  }
});

function noticesIn(out: string): string[] {
  const { notices } = JSON.parse(out) as { notices: readonly { message: string }[] };
  return notices.map((it) => it.message).filter((it) => it.includes('waiver'));
}
