/** Runs the command line as a program of its own: exit codes, streams and colour as a shell sees them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { mistakesInReport } from '../support/report-schema.js';
import { folderWith } from '../support/folders.js';
import { repository } from '../support/repository-packages.js';
import { broken, clean, findings } from './support.js';

function spawn(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = ['--import', path.join(repository, 'node_modules/tsx/dist/esm/index.mjs'), path.join(repository, 'src/cli/cli.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...argv], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env } });
  return { code: status, out: stdout, err: stderr };
}

describe('the program', () => {
  it('ends with 0, 1, 2 and 3', () => {
    const codes = [
      spawn(folderWith(clean), ['review']).code,
      spawn(folderWith(findings), ['review']).code,
      spawn(folderWith({ ...clean, 'plumbline.json': '{' }), ['review']).code,
      spawn(folderWith(broken), ['review']).code,
    ];
    assert.deepEqual(codes, [0, 1, 2, 3]);
  });

  it('writes a report that fits the schema to standard output alone', () => {
    const { out, err } = spawn(folderWith(findings), ['review', '--format', 'json']);
    assert.deepEqual([mistakesInReport(JSON.parse(out)), err], [[], '']);
  });

  it('writes mistakes to standard error alone', () => {
    const { code, out, err } = spawn(folderWith({ ...clean, 'plumbline.json': '{ "layers": 1 }' }), ['review']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^plumbline\.json:1:13: /);
  });

  it('colours in a pipe only when forced', () => {
    const folder = folderWith(clean);
    assert.ok(!spawn(folder, ['review']).out.includes('\u001b['));
    assert.ok(spawn(folder, ['review'], { FORCE_COLOR: '1' }).out.includes('\u001b['));
  });
});
