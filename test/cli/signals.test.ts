/** Runs `plumbline signals` on folders: both formats, paths, when files last changed, and what is wrong with arguments. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { folderWith } from '../support/folders.js';
import { repository } from '../support/repository-packages.js';
import { runIn } from './support.js';

const schema = JSON.parse(fs.readFileSync(path.join(repository, 'docs/signals.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

const files = {
  'package.json': '{ "name": "orders" }\n',
  'src/app.js': 'const app = require("express")();\napp.use(require("helmet")());\n',
  'src/mail/limit.js': 'const limit = require("p-limit")(4);\nexports.send = (mails) => Promise.all(mails.map((it) => limit(() => fetch(it))));\n',
  'docs/adr/0001-use-postgres.md': '# Use PostgreSQL\n\nStatus: accepted\n\n## Options\n\n- PostgreSQL\n- MongoDB\n\n## Decision\n\nPostgreSQL.\n',
  'Dockerfile': 'FROM node:22\nUSER node\n',
};

interface Report {
  readonly summary: { readonly strengths: number; readonly signals: number };
  readonly strengths: readonly { readonly rule: string; readonly places: readonly { readonly file: string; readonly line: number }[] }[];
  readonly signals: readonly { readonly kind: string; readonly practice: string; readonly places: readonly { readonly file: string; readonly says: string; readonly lastChanged: string | null }[] }[];
}

describe('plumbline signals', () => {
  it('prints strengths and signals by practice, without a mark', async () => {
    const { code, out } = await runIn(folderWith(files), ['signals', '--root', '.']);
    assert.equal(code, 0);
    assert.match(out, /^Performance · Event loop {2}performance\/event-loop\n {2}strength {2}Fan-outs with a limit {2}bounded-concurrency\n {6}`limit` lets only so much work run at once\.\n {6}src\/mail\/limit\.js:2\n/m);
    assert.match(out, /^ {2}signal {4}Decision records {2}decision-records\n {6}docs\/adr\/0001-use-postgres\.md:1 {2}status accepted, 2 options, no consequences\n/m);
    assert.match(out, /^2 strengths in 2 files and 3 signals beside them, for 5 of 45 practices\. They say what is there; a person says what it shows\.$/m);
    assert.doesNotMatch(out, /pass|fail|score|last changed/i);
  });

  it('writes JSON that fits its schema, with the day of the last commit where there is one', async () => {
    const folder = folderWith(files);
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, env: { ...process.env, GIT_COMMITTER_DATE: '2025-03-01T12:00:00Z' }, stdio: 'ignore' });
    };
    git('init');
    git('add', 'docs');
    git('commit', '-m', 'Decide');
    const { code, out } = await runIn(folder, ['signals', '--root', '.', '--format', 'json'], { env: { PATH: process.env['PATH'] ?? '' } });
    const report = JSON.parse(out) as Report;
    assert.equal(code, 0);
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.deepEqual(report.strengths.map((it) => it.rule).sort(), ['bounded-concurrency', 'security-headers']);
    const changed = (kind: string): string | null | undefined => report.signals.find((it) => it.kind === kind)?.places[0]?.lastChanged;
    assert.deepEqual([changed('decision-records'), changed('container-image')], ['2025-03-01', null]);
    assert.equal(validate({ ...report, signals: [{}] }), false);
  });

  it('lists only what lies below the paths that are named', async () => {
    const { out } = await runIn(folderWith(files), ['signals', 'src/mail', 'docs', '--root', '.', '--format', 'json']);
    const report = JSON.parse(out) as Report;
    assert.deepEqual(report.strengths.map((it) => it.rule), ['bounded-concurrency']);
    assert.deepEqual([...new Set(report.signals.map((it) => it.kind))].sort(), ['decision-records', 'engine-decision']);
  });

  it('leaves out what the standards ignore, and refuses standards that are wrong', async () => {
    const ignoring = await runIn(folderWith({ ...files, 'plumbline.json': '{ "ignore": ["docs/**"] }\n' }), ['signals', '--root', '.', '--format', 'json']);
    assert.deepEqual((JSON.parse(ignoring.out) as Report).signals.map((it) => it.kind), ['container-image']);
    const wrong = await runIn(folderWith({ ...files, 'plumbline.json': '{ "ignored": [] }\n' }), ['signals', '--root', '.']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /plumbline\.json:1:3: /);
  });
});
