/** Runs the command line as a program of its own: exit codes, streams and colour as a shell sees them. */
import assert from 'node:assert/strict';
import { spawn as spawnProcess, spawnSync } from 'node:child_process';
import path from 'node:path';
import { mistakesInReport } from '../support/report-schema.js';
import { folderWith } from '../support/folders.js';
import { repository } from '../support/repository-packages.js';
import { broken, clean, findings } from './support.js';

const program = ['--import', path.join(repository, 'node_modules/tsx/dist/esm/index.mjs'), path.join(repository, 'src/cli/cli.ts')];

function spawn(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
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

  it('says nothing when whoever reads has read enough', async () => {
    const child = spawnProcess(process.execPath, [...program, 'rules'], { cwd: folderWith(clean), stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (it: Buffer) => { err += it.toString(); });
    child.stdout.destroy();
    const code = await new Promise((resolve) => { child.once('close', resolve); });
    assert.deepEqual([code, err], [0, '']);
  });

  it('colours in a pipe only when forced', () => {
    const folder = folderWith(clean);
    assert.ok(!spawn(folder, ['review']).out.includes('\u001b['));
    assert.ok(spawn(folder, ['review'], { FORCE_COLOR: '1' }).out.includes('\u001b['));
  });
});
