/** Proves `--since` and `--staged` on real git histories: what moved is not new, what is new is told, what cannot be compared is said. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../support/folders.js';
import { Repository } from '../support/repository.js';
import { runIn } from './support.js';

/** A backend with findings from before: two equal ones, one of each of two rules, and a cycle's half. */
const before = {
  'package.json': '{ "name": "orders", "type": "module" }\n',
  'src/mail.ts': 'export async function send(to: string): Promise<void> {\n  await fetch(to);\n}\n',
  'src/orders.ts': [
    "import { send } from './mail.js';",
    '',
    'export async function placeOrder(id: string): Promise<void> {',
    '  await fetch(id);',
    '  send(id);',
    '  send(id);',
    '}',
    '',
    'export function cancelOrder(id: string): void {',
    '  send(id);',
    '}',
    '',
  ].join('\n'),
  'src/items.ts': "import { send } from './mail.js';\n\nexport function notifyAll(all: string[]): void {\n  all.forEach(async (it) => {\n    await send(it);\n  });\n}\n",
  'src/a.ts': "import { b } from './b.js';\nexport const a = (): unknown => b;\n",
  'src/b.ts': 'export const b = 1;\n',
};

interface Told {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly related: readonly { readonly file: string }[];
}

async function added({ folder }: Repository, ...argv: readonly string[]): Promise<readonly string[]> {
  return (await findings(folder, ...argv)).map((it) => `${it.file}:${it.line} ${it.rule}`);
}

async function findings(folder: string, ...argv: readonly string[]): Promise<readonly Told[]> {
  const { out, err } = await runIn(folder, ['review', '--format', 'json', ...argv], { env: { PATH: process.env['PATH'] ?? '' } });
  assert.equal(err, '');
  return (JSON.parse(out) as { findings: Told[] }).findings;
}

async function refusal(folder: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, out, err } = await runIn(folder, ['review', ...argv], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  assert.deepEqual([code, out], [2, '']);
  return err;
}

function onBranch(files: Readonly<Record<string, string>> = before): Repository {
  const repository = new Repository(files);
  repository.branch('feature');
  return repository;
}

describe('plumbline review --since', () => {
  it('has something to hide: the whole review tells what was there', async () => {
    assert.equal((await added(onBranch())).length, 4);
  });

  it('tells nothing where nothing changed, and ends with 0', async () => {
    const { code, out } = await runIn(onBranch().folder, ['review', '--since', 'main'], { env: { PATH: process.env['PATH'] ?? '' } });
    assert.equal(code, 0);
    assert.match(out, /^No findings in 5 files/m);
  });

  it('tells what a commit, the working tree and a new file add, and no more', async () => {
    const repository = onBranch();
    repository.edit('src/orders.ts', (it) => it.replace('cancelOrder(id: string): void {\n  send(id);', "cancelOrder(id: string): void {\n  send(id);\n  send('audit');"));
    repository.commit('add one');
    repository.edit('src/items.ts', (it) => `${it}\nexport function one(): void {\n  send('one');\n}\n`);
    repository.write('src/new.ts', "import { send } from './mail.js';\n\nexport function two(): void {\n  send('two');\n}\n");
    assert.deepEqual(await added(repository, '--since', 'main'), ['src/items.ts:10 unhandled-rejection', 'src/new.ts:4 unhandled-rejection', 'src/orders.ts:11 unhandled-rejection']);
  });

  it('does not take for new what was moved, renamed, reformatted or pushed down', async () => {
    const repository = onBranch();
    repository.move('src/orders.ts', 'src/orders/place-order.ts');
    repository.edit('src/orders/place-order.ts', (it) => `${'// a line\n'.repeat(50)}${it.replace("'./mail.js'", "'../mail.js'").replace('  send(id);\n}\n\nexport function cancel', '  send( id )\n}\n\nexport function cancel')}`);
    repository.commit('rename and push down');
    repository.move('src/items.ts', 'src/notify.ts');
    repository.edit('src/notify.ts', (it) => it.replace('all.forEach(async (it) => {', 'all\n    .forEach(async it => {'));
    assert.deepEqual(await added(repository, '--since', 'main'), []);
  });

  it('does not take for new a function that moved to another file', async () => {
    const repository = onBranch();
    const [head = '', moved = ''] = before['src/orders.ts'].split('\nexport function cancelOrder');
    repository.write('src/orders.ts', head);
    repository.write('src/cancel.ts', `import { send } from './mail.js';\n\nexport function cancelOrder${moved}`);
    repository.commit('move');
    assert.deepEqual(await added(repository, '--since', 'main'), []);
  });

  it('tells one more of what was there, though it looks the same', async () => {
    const repository = onBranch();
    repository.edit('src/orders.ts', (it) => it.replace('  send(id);\n  send(id);\n', '  send(id);\n  send(id);\n  send(id);\n'));
    assert.deepEqual(await added(repository, '--since', 'main'), ['src/orders.ts:7 unhandled-rejection']);
  });

  it('tells what became true at an old line, with the path that makes it true', async () => {
    const repository = onBranch();
    // The new import closes a cycle through the old one in src/a.ts.
    repository.edit('src/b.ts', (it) => `import { a } from './a.js';\n${it}export const c = (): unknown => a;\n`);
    repository.commit('close the cycle');
    const told = await findings(repository.folder, '--since', 'main', '--rule', 'import-cycle');
    assert.equal(told.length, 1);
    assert.ok(told[0]?.file === 'src/a.ts' || told[0]?.related.some((it) => it.file === 'src/a.ts'), JSON.stringify(told));
  });

  it('tells an old handler that a new route reaches', async () => {
    const repository = onBranch({
      'package.json': '{ "name": "api", "dependencies": { "express": "4.19.0" } }\n',
      'src/handler.js': 'exports.list = async function list(req, res) {\n  res.json(await req.app.load());\n};\n',
      'src/app.js': "const express = require('express');\nconst app = express();\napp.listen(1);\n",
    });
    repository.edit('src/app.js', (it) => it.replace('app.listen', "const { list } = require('./handler');\napp.get('/orders', list);\napp.listen"));
    const [told, ...others] = await findings(repository.folder, '--since', 'main');
    assert.deepEqual([told?.rule, others.length], ['async-express-handler', 0]);
    assert.match(told?.message ?? '', /GET \/orders/);
    assert.ok(told?.related.some((it) => it.file === 'src/handler.js'));
  });

  it('compares with where the branch began, whatever was added there since', async () => {
    const repository = onBranch();
    repository.write('src/new.ts', "import { send } from './mail.js';\n\nexport function two(): void {\n  send('two');\n}\n");
    repository.commit('on the branch');
    repository.git('checkout', '--quiet', 'main');
    repository.write('src/mail.ts', 'export function send(to: string): void {\n  console.log(to);\n}\n');
    repository.commit('main goes on');
    repository.git('checkout', '--quiet', 'feature');
    assert.deepEqual(await added(repository, '--since', 'main'), ['src/new.ts:4 unhandled-rejection']);
  });

  it('tells what a removed suppression hid', async () => {
    const repository = new Repository({ ...before, 'src/orders.ts': before['src/orders.ts'].replace('void {\n  send(id);', 'void {\n  // plumbline-allow unhandled-rejection: The mail is best effort.\n  send(id);') });
    repository.branch('feature');
    assert.deepEqual(await added(repository, '--since', 'main'), []);
    repository.write('src/orders.ts', before['src/orders.ts']);
    assert.deepEqual(await added(repository, '--since', 'main'), ['src/orders.ts:10 unhandled-rejection']);
  });

  it('reads a root inside the repository, and only what lies there', async () => {
    const repository = onBranch(Object.fromEntries(Object.entries(before).map(([file, text]) => [`packages/orders/${file}`, text])));
    repository.edit('packages/orders/src/items.ts', (it) => `${it}\nexport function one(): void {\n  send('one');\n}\n`);
    assert.deepEqual(await added(repository, '--since', 'main', '--root', 'packages/orders'), ['src/items.ts:10 unhandled-rejection']);
  });

  it('leaves problems of before alone, and ends with 3 at new ones', async () => {
    const repository = onBranch({ ...before, 'src/broken.ts': 'export const = 1;\n' });
    const code = async (): Promise<number> => (await runIn(repository.folder, ['review', '--since', 'main'], { env: { PATH: process.env['PATH'] ?? '' } })).code;
    assert.equal(await code(), 0);
    repository.edit('src/broken.ts', (it) => `// one line more\n${it}`);
    assert.equal(await code(), 0);
    repository.write('src/worse.ts', 'export const = 1;\n');
    assert.equal(await code(), 3);
  });

  it('takes names, encodings and links as git stores them', async () => {
    const repository = onBranch({ ...before, 'src/ordnung ä "1".ts': before['src/orders.ts'] });
    fs.symlinkSync('orders.ts', path.join(repository.folder, 'src/linked.ts'));
    repository.commit('link');
    repository.git('branch', '--force', 'main');
    repository.write('src/orders.ts', Buffer.from(`\ufeff${before['src/orders.ts'].replaceAll('\n', '\r\n')}`, 'utf8'));
    assert.deepEqual(await added(repository, '--since', 'main'), []);
  });

  it('leaves submodules and large files kept elsewhere alone', async () => {
    const library = new Repository({ 'index.ts': "export async function lost(): Promise<void> {\n  await fetch('x');\n}\nlost();\nexport const go = (): void => {\n  lost();\n};\n" });
    const repository = onBranch({ ...before, 'src/large.ts': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n' });
    repository.git('submodule', '--quiet', 'add', library.folder, 'lib');
    repository.commit('add a library');
    repository.write('src/large.ts', before['src/items.ts']);
    const { out } = await runIn(repository.folder, ['review', '--since', 'main'], { env: { PATH: process.env['PATH'] ?? '' } });
    assert.match(out, /note Code in submodules is not compared/);
    assert.match(out, /No findings/);
  });

  it('sees generated code that git ignores on both sides', async () => {
    const generated = "export async function query(): Promise<number> {\n  return (await fetch('x')).status;\n}\n";
    const repository = onBranch({ ...before, '.gitignore': 'src/generated\n', 'src/uses.ts': "import { query } from './generated/client.js';\n\nexport function start(): void {\n  query();\n}\n" });
    repository.write('src/generated/client.ts', generated);
    assert.ok((await added(repository)).includes('src/uses.ts:4 unhandled-rejection'));
    assert.deepEqual(await added(repository, '--since', 'main'), []);
  });
});

describe('plumbline review --staged', () => {
  const more = (text: string, name: string): string => `${text}\nexport function ${name}(): void {\n  send('${name}');\n}\n`;

  it('tells what is staged, and neither what was there nor what is not staged', async () => {
    const repository = onBranch();
    repository.edit('src/items.ts', (it) => more(it, 'one'));
    repository.git('add', 'src/items.ts');
    repository.edit('src/items.ts', (it) => more(it, 'two'));
    repository.write('src/untracked.ts', more("import { send } from './mail.js';\n", 'three'));
    assert.deepEqual(await added(repository, '--staged'), ['src/items.ts:10 unhandled-rejection']);
  });

  it('works in a hook, in a repository without a commit', async () => {
    const repository = new Repository({});
    for (const [file, text] of Object.entries(before)) repository.write(file, text);
    repository.git('add', 'package.json', 'src/mail.ts', 'src/orders.ts');
    assert.deepEqual((await added(repository, '--staged')).length, 3);
  });

  it('compares what is staged with a branch when both are asked for', async () => {
    const repository = onBranch();
    repository.edit('src/items.ts', (it) => more(it, 'one'));
    repository.commit('one');
    repository.edit('src/items.ts', (it) => more(it, 'two'));
    assert.deepEqual(await added(repository, '--staged', '--since', 'main'), ['src/items.ts:10 unhandled-rejection']);
  });
});

describe('review comments', () => {
  it('stand only on lines of the change, by the path in the repository', async () => {
    const repository = onBranch(Object.fromEntries(Object.entries(before).map(([file, text]) => [`api/${file}`, text])));
    repository.move('api/src/items.ts', 'api/src/notify.ts');
    repository.edit('api/src/notify.ts', (it) => `${it}\nexport function one(): void {\n  send('one');\n}\n`);
    repository.edit('api/src/b.ts', (it) => `import { a } from './a.js';\n${it}export const c = (): unknown => a;\n`);
    repository.commit('change');
    const { out } = await runIn(path.join(repository.folder, 'api'), ['review', '--root', '.', '--since', 'main', '--format', 'review-comments'], { env: { PATH: process.env['PATH'] ?? '' } });
    const { comments, outside } = JSON.parse(out) as { comments: { path: string; line: number }[]; outside: { path: string }[] };
    const all = [...comments, ...outside].map((it) => it.path).sort();
    assert.equal(all.length, 2, out);
    assert.ok(comments.some((it) => it.path === 'api/src/notify.ts' && it.line === 10), out);
    const diff = repository.git('diff', '--find-renames', 'main', 'HEAD');
    for (const { path: file, line } of comments) {
      const part = diff.split(/^diff --git /m).find((it) => it.includes(`+++ b/${file}\n`)) ?? '';
      const ranges = [...part.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map((it) => [Number(it[1]), Number(it[1]) + Number(it[2] ?? 1) - 1] as const);
      assert.ok(ranges.some(([first, last]) => line >= first && line <= last), `${file}:${line} in ${JSON.stringify(ranges)}`);
    }
  });

  it('need a change', async () => {
    assert.match(await refusal(onBranch().folder, ['--format', 'review-comments']), /Name the change: --since origin\/main, or --staged/);
  });
});

describe('what cannot be compared', () => {
  it('names a revision that is none', async () => {
    assert.match(await refusal(onBranch().folder, ['--since', 'mian']), /there is no revision "mian" here\. Fetch it first, such as git fetch origin mian, or check the spelling/);
  });

  it('takes no revision for an option', async () => {
    const { folder } = onBranch();
    assert.match(await refusal(folder, ['--since=--output=stolen']), /there is no revision "--output=stolen"/);
    assert.ok(!fs.existsSync(path.join(folder, 'stolen')));
  });

  it('says that a clone is shallow, and what to fetch', async () => {
    const origin = onBranch();
    origin.edit('src/items.ts', (it) => `${it}\nexport const two = 2;\n`);
    origin.commit('second');
    origin.git('checkout', '--quiet', 'main');
    origin.write('src/b.ts', 'export const b = 3;\n');
    origin.commit('third');
    const clone = path.join(folderWith({}), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-single-branch', '--branch', 'feature', `file://${origin.folder}`, clone]);
    assert.match(await refusal(clone, ['--since', 'origin/main']), /no common ancestor in what was fetched\. This clone is shallow\. Fetch the whole history: `fetch-depth: 0`/);
    assert.match(await refusal(clone, ['--since', 'v1']), /there is no revision "v1" here\. This clone is shallow/);
  });

  it('says that histories have nothing in common', async () => {
    const repository = onBranch();
    repository.git('checkout', '--quiet', '--orphan', 'other');
    repository.commit('alone');
    assert.match(await refusal(repository.folder, ['--since', 'main']), /HEAD and "main" have no common ancestor\. Name a revision/);
  });

  it('says that a partial clone lacks what is needed, and fetches nothing', async () => {
    const origin = onBranch();
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.edit('src/items.ts', (it) => `${it}\nexport const two = 2;\n`);
    origin.commit('second');
    const clone = path.join(folderWith({}), 'clone');
    execFileSync('git', ['clone', '--quiet', '--filter=blob:none', '--branch', 'feature', `file://${origin.folder}`, clone]);
    const missing = await refusal(clone, ['--since', 'origin/main']);
    assert.match(missing, /This is a partial clone, and lacks some of the code to compare with\. Fetch it first/);
    assert.match(execFileSync('git', ['-C', clone, 'rev-list', '--objects', '--all', '--missing=print'], { encoding: 'utf8' }), /^\?/m);
  });

  it('says that there is no repository', async () => {
    assert.match(await refusal(folderWith(before), ['--since', 'main'], { GIT_CEILING_DIRECTORIES: '/' }), /is in no git repository, so there is nothing to compare with/);
  });

  it('says that there is no git, and takes none from the workspace', async () => {
    const { folder } = onBranch();
    const fake = path.join(folder, 'bin');
    fs.mkdirSync(fake);
    fs.writeFileSync(path.join(fake, 'git'), `#!/bin/sh\ntouch ${folder}/ran\n`, { mode: 0o755 });
    const outside = folderWith({});
    fs.symlinkSync(path.join(fake, 'git'), path.join(outside, 'git'));
    for (const PATH of ['', 'bin', fake, outside, `./bin:${fake}`]) {
      assert.match(await refusal(folder, ['--since', 'main'], { PATH }), /git was not found on PATH/, PATH);
    }
    assert.ok(!fs.existsSync(path.join(folder, 'ran')));
  });

  it('runs no program that the repository names', async () => {
    const repository = onBranch();
    const program = path.join(repository.folder, 'evil.sh');
    fs.writeFileSync(program, `#!/bin/sh\ntouch ${repository.folder}/ran\ncat\n`, { mode: 0o755 });
    repository.write('.gitattributes', '*.ts filter=evil diff=evil\n');
    repository.commit('attributes');
    for (const [key, value] of [['core.fsmonitor', program], ['filter.evil.clean', program], ['filter.evil.smudge', program], ['diff.evil.textconv', program], ['diff.evil.command', program], ['diff.external', program], ['core.pager', program], ['core.sshCommand', program]] as const) repository.git('config', key, value);
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman']) fs.writeFileSync(path.join(repository.folder, '.git/hooks', hook), `#!/bin/sh\ntouch ${repository.folder}/ran\n`, { mode: 0o755 });
    fs.rmSync(path.join(repository.folder, 'ran'), { force: true });
    repository.write('src/new.ts', "import { send } from './mail.js';\n\nexport function two(): void {\n  send('two');\n}\n");
    for (const argv of [['--since', 'main'], ['--staged'], ['--since', 'main', '--format', 'review-comments']]) await runIn(repository.folder, ['review', ...argv], { env: { PATH: process.env['PATH'] ?? '', GIT_EXTERNAL_DIFF: program } });
    assert.ok(!fs.existsSync(path.join(repository.folder, 'ran')));
    assert.deepEqual(await added(repository, '--since', 'main'), ['src/new.ts:4 unhandled-rejection']);
  });
});
