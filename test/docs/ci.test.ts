/** Proves the ready-made pipelines: they parse as their hosts parse them, and their command lines do what they say. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import esbuild from 'esbuild';
import { parse } from 'yaml';
import { folderWith } from '../support/folders.js';
import { Repository } from '../support/repository.js';
import { repository } from '../support/repository-packages.js';
import { mistakesInSarif } from '../support/sarif-schema.js';
import { elementsOf, parseXml } from '../support/xml.js';

const folder = path.join(repository, 'docs/ci');
const read = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const github = parse(read('github-actions.yml')) as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
const gitlab = parse(read('gitlab-ci.yml')) as Readonly<Record<string, { readonly script: readonly string[]; readonly artifacts: { readonly reports?: Readonly<Record<string, string>>; readonly paths?: readonly string[] } }>>;

/** The command line in one file, begun by a program called `npx` as pipelines begin it. */
function programs(): string {
  const bin = folderWith({});
  esbuild.buildSync({ absWorkingDir: repository, entryPoints: ['src/cli/cli.ts'], outfile: path.join(repository, 'test-results', `ci-${process.pid}`, 'cli.mjs'), bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  fs.writeFileSync(path.join(bin, 'npx'), `#!/bin/sh\n[ "$1" = plumbline ] || exit 99\nshift\nexec "${process.execPath}" "${path.join(repository, 'test-results', `ci-${process.pid}`, 'cli.mjs')}" "$@"\n`, { mode: 0o755 });
  return bin;
}

/** A branch that adds one finding to one of before, as a pipeline has it checked out. */
function branch(): Repository {
  const made = new Repository({
    'package.json': '{ "name": "orders", "type": "module" }\n',
    'src/old.ts': 'export async function send(): Promise<void> {\n  await fetch("x");\n}\nexport const go = (): void => {\n  send();\n};\n',
  });
  made.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  made.branch('feature');
  made.write('src/new.ts', "import { send } from './old.js';\n\nexport function added(): void {\n  send();\n}\n");
  made.commit('add');
  return made;
}

describe('docs/ci', () => {
  let bin = '';
  before(() => { bin = programs(); });
  after(() => { fs.rmSync(path.join(repository, 'test-results', `ci-${process.pid}`), { recursive: true, force: true }); });

  function shell(script: string, cwd: string, env: Readonly<Record<string, string>>): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], { cwd, encoding: 'utf8', env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, ...env } });
    return { code: status, out: stdout, err: stderr };
  }

  it('github-actions.yml is a workflow to the parser of GitHub Actions', () => {
    const parsed = (content: string): readonly string[] => parseWorkflow({ name: 'plumbline.yml', content }, new NoOperationTraceWriter()).context.errors.getErrors().map((it) => it.message);
    assert.deepEqual(parsed(read('github-actions.yml')), []);
    assert.notDeepEqual(parsed(read('github-actions.yml').replace('runs-on', 'run-on')), []);
  });

  it('no command line of GitHub Actions holds an expression, which a branch name could break out of', () => {
    const runs = Object.values(github.jobs).flatMap((it) => it.steps.flatMap((step) => step.run ?? []));
    assert.ok(runs.length >= 5);
    assert.deepEqual(runs.filter((it) => it.includes('${{')), []);
  });

  it('GitHub Actions tells a pull request what it adds, in the summary and as annotations, and fails it', () => {
    const { folder: cwd } = branch();
    const [summary, review] = (github.jobs['pull-request']?.steps ?? []).filter((it) => it.name !== undefined).map((it) => it.run ?? '');
    const env = { BASE: 'main', GITHUB_STEP_SUMMARY: path.join(folderWith({}), 'summary.md') };
    assert.equal(shell(summary ?? '', cwd, env).code, 0);
    assert.match(fs.readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8'), /^## Plumbline\n\n\*\*1 finding \(1 error\)\*\*[^]*`src\/new\.ts:4`/);
    const { code, out } = shell(review ?? '', cwd, env);
    assert.equal(code, 1);
    assert.deepEqual(out.split('\n').filter((it) => it.startsWith('::error')).map((it) => /file=([^,]*)/.exec(it)?.[1]), ['src/new.ts']);
  });

  it('GitHub Actions hands code scanning a log that is valid, and does not fail for it', () => {
    const { folder: cwd } = branch();
    const [review] = (github.jobs['code-scanning']?.steps ?? []).filter((it) => it.name !== undefined);
    assert.equal(shell(review?.run ?? '', cwd, {}).code, 0);
    const log = JSON.parse(fs.readFileSync(path.join(cwd, 'plumbline.sarif'), 'utf8')) as { runs: { results: unknown[] }[] };
    assert.deepEqual(mistakesInSarif(log), []);
    assert.equal(log.runs[0]?.results.length, 2);
  });

  it('GitLab gets its reports from a merge request, and the job fails', () => {
    const made = branch();
    const { code, out } = shell((gitlab['plumbline']?.script ?? []).join('\n'), made.folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: made.git('rev-parse', 'main').trim() });
    assert.equal(code, 1);
    assert.match(out, /src\/new\.ts[^]*1 finding/);
    const { codequality = '', junit = '' } = gitlab['plumbline']?.artifacts.reports ?? {};
    const entries = JSON.parse(fs.readFileSync(path.join(made.folder, codequality), 'utf8')) as { location: { path: string } }[];
    assert.deepEqual(entries.map((it) => it.location.path), ['src/new.ts']);
    const suites = parseXml(fs.readFileSync(path.join(made.folder, junit), 'utf8')).documentElement;
    assert.equal(elementsOf(suites, 'failure').length, 1);
  });

  it('GitLab keeps the whole review of the default branch as a page', () => {
    const { folder: cwd } = branch();
    assert.equal(shell((gitlab['plumbline-report']?.script ?? []).join('\n'), cwd, {}).code, 0);
    assert.match(fs.readFileSync(path.join(cwd, gitlab['plumbline-report']?.artifacts.paths?.[0] ?? ''), 'utf8'), /<h1>2 findings/);
  });

  it('the hook stops a commit that adds a finding, and lets another pass', () => {
    const made = branch();
    const hook = path.join(made.folder, '.git/hooks/pre-commit');
    fs.copyFileSync(path.join(folder, 'pre-commit.sh'), hook);
    fs.chmodSync(hook, 0o755);
    const commit = (): number | null => shell('git add --all && git commit --quiet --message more', made.folder, {}).code;
    made.write('src/fine.ts', 'export const fine = 1;\n');
    assert.equal(commit(), 0);
    made.write('src/more.ts', "import { send } from './old.js';\n\nexport function more(): void {\n  send();\n}\n");
    assert.equal(commit(), 1);
    assert.equal(made.git('log', '-1', '--format=%s').trim(), 'more');
    assert.match(made.git('status', '--porcelain'), /^A {2}src\/more\.ts/m);
  });
});
