// Proves facts in real task runners: npm run monorepo [-- nx|turbo]. Installs both from npm into a temporary folder, which
// takes a minute, so it is no part of npm test. For each: a plain review; facts of each package by the runner, linked; the
// same once more, restored from the runner's cache; one package edited, and only what depends on it run again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { files, runners } from './monorepo/workspace.mjs';

const cli = path.resolve('dist/cli.js');
if (!fs.existsSync(cli)) fail('dist/cli.js is missing. Run npm run build first.');

const wanted = process.argv.slice(2);
const chosen = Object.entries(runners).filter(([name]) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) fail(`expected nothing or ${Object.keys(runners).join(' or ')}`);
for (const [name, runner] of chosen) prove(name, runner);

function prove(name, { packages, configuration, run, restored }) {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `plumbline-${name}-`)));
  try {
    for (const [file, text] of Object.entries({ ...files(cli), ...configuration })) write(root, file, text);
    const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    write(root, 'package.json', `${JSON.stringify({ ...manifest, devDependencies: packages }, null, 2)}\n`);
    must(root, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
    must(root, 'git', ['init', '--quiet']);
    must(root, 'git', ['add', '--all']);
    must(root, 'git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'first']);

    const plain = review(root, []);
    assert.ok(JSON.parse(plain).findings.length >= 2, 'the workspace has something to find across packages');
    assert.ok(JSON.parse(plain).findings.some((it) => it.file.startsWith('packages/api/')), 'also where only the types of another package tell');

    const first = task(root, run);
    assert.equal(restored(first), 0, first);
    const facts = factsIn(root);
    assert.equal(facts.length, 3);
    assert.equal(review(root, facts), plain, 'linked from facts: the plain review');

    for (const it of facts) fs.rmSync(path.join(root, it));
    const second = task(root, run);
    assert.equal(restored(second), 3, second);
    assert.deepEqual(factsIn(root), facts);
    assert.equal(review(root, facts), plain, 'linked from restored facts: the plain review');

    // What `core` says decides about `api`, and not about `billing`.
    const core = 'packages/core/src/index.ts';
    write(root, core, fs.readFileSync(path.join(root, core), 'utf8').replace('send(to: string): Promise<void>', 'send(to: string): void'));
    const third = task(root, run);
    assert.equal(restored(third), 1, third);
    const edited = review(root, []);
    assert.notEqual(edited, plain);
    assert.equal(review(root, factsIn(root)), edited, 'linked after an edit: the plain review');
    console.log(`${name}: 3 packages extracted, then 3 restored from its cache, then 1 restored and 2 extracted after an edit; each linked review is the plain one, byte by byte`);
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** The review as JSON; it must say nothing of facts that did not fit. */
function review(root, facts) {
  const args = ['review', '--no-cache', '--format', 'json', '--fail-on', 'never', ...(facts.length === 0 ? [] : ['--facts', ...facts])];
  const report = must(root, process.execPath, [cli, ...args]);
  assert.ok(!report.includes('The facts given did not fit'), report);
  return report;
}

function task(root, [command, ...args]) {
  return must(root, path.join(root, 'node_modules/.bin', command), args);
}

function factsIn(root) {
  return fs.readdirSync(path.join(root, 'packages')).map((it) => `packages/${it}/.facts/facts.json`).filter((it) => fs.existsSync(path.join(root, it)));
}

function must(cwd, command, args) {
  const env = { ...process.env, CI: '1', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', FORCE_COLOR: undefined };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env, maxBuffer: 2 ** 28 });
  if (status !== 0) fail(`${command} ${args.join(' ')} ended with ${status ?? error}\n${stdout}${stderr}`);
  return stdout;
}

function write(root, file, text) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

function fail(message) {
  console.error(`monorepo: ${message}`);
  process.exit(1);
}
