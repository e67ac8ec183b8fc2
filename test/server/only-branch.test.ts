/** *Show only what this branch adds*: the same answer as `--since`, and a clear word where there is none. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, it } from 'mocha';
import { listFindingsRequest, onlyBranchRequest, revisionsRequest } from '../../src/protocol/findings.js';
import type { FolderFindings, OnlyBranchParams, OnlyBranchResult } from '../../src/protocol/findings.js';
import { runIn } from '../cli/support.js';
import { folderWith } from '../support/folders.js';
import { Repository } from '../support/repository.js';
import { Client, eventually, orders, uriOf } from './support.js';

const files = { ...orders, '.gitignore': 'node_modules\n' };
const later = "import { sendReceipt } from './receipts.js';\nexport function later(): void {\n  sendReceipt('1');\n}\n";

describe('only what this branch adds', () => {
  let client: Client | undefined;

  afterEach(() => {
    client?.kill();
    client = undefined;
  });

  async function open(folder: string): Promise<Client> {
    client = await Client.start([folder]);
    await client.reviewed(folder);
    return client;
  }

  async function ask(params: OnlyBranchParams): Promise<OnlyBranchResult | undefined> {
    assert.ok(client);
    const [result] = await client.connection.sendRequest<OnlyBranchResult[]>(onlyBranchRequest, params);
    return result;
  }

  async function listed(): Promise<string[]> {
    assert.ok(client);
    const [folder] = await client.connection.sendRequest<FolderFindings[]>(listFindingsRequest, {});
    return folder?.findings.map((it) => `${it.file}:${it.position.line + 1} ${it.rule}`) ?? [];
  }

  it('filters squiggles, the list and the count as --since does, and shows everything again', async () => {
    const repository = new Repository(files);
    repository.branch('feature');
    repository.edit('src/orders.ts', (it) => `// A line above, and the file moves.\n${it}`);
    repository.move('src/orders.ts', 'src/place/orders.ts');
    repository.edit('src/place/orders.ts', (it) => it.replace('./receipts.js', '../receipts.js'));
    repository.commit('move');
    repository.write('src/later.ts', later);
    const { folder } = repository;
    const editor = await open(folder);
    assert.equal((await listed()).length, 2);

    assert.deepEqual(await ask({ isOn: true }), { folder: uriOf(folder), base: 'main' });
    const { out } = await runIn(folder, ['review', '--since', 'main', '--format', 'json'], { env: { PATH: process.env['PATH'] ?? '' } });
    const since = (JSON.parse(out) as { findings: { file: string; line: number; rule: string }[] }).findings.map((it) => `${it.file}:${it.line} ${it.rule}`);
    assert.deepEqual(await listed(), since);
    assert.deepEqual(since, ['src/later.ts:3 unhandled-rejection']);
    await eventually('one squiggle', () => editor.diagnostics.size === 1 && editor.rules(uriOf(folder, 'src/later.ts')).length === 1);
    await eventually('the count', () => editor.statuses.get(uriOf(folder))?.findings === 1);
    assert.equal(editor.statuses.get(uriOf(folder))?.addedSince, 'main');

    // It holds for what is typed, too.
    await editor.open(uriOf(folder, 'src/later.ts'), later.replace("sendReceipt('1');", "sendReceipt('1');\n  sendReceipt('2');"));
    await eventually('two squiggles', () => editor.rules(uriOf(folder, 'src/later.ts')).length === 2);
    assert.deepEqual(editor.rules(uriOf(folder, 'src/place/orders.ts')), []);

    assert.deepEqual(await ask({ isOn: false }), { folder: uriOf(folder) });
    await eventually('everything', () => editor.rules(uriOf(folder, 'src/place/orders.ts')).length === 1);
    await eventually('the whole count', () => editor.statuses.get(uriOf(folder))?.findings === 3);
    assert.equal(editor.statuses.get(uriOf(folder))?.addedSince, undefined);
  });

  it('compares with a revision that was chosen, and offers the default branch first', async () => {
    const repository = new Repository(files);
    repository.branch('feature');
    repository.write('src/later.ts', later);
    repository.commit('later');
    repository.branch('next');
    const editor = await open(repository.folder);
    assert.deepEqual(await editor.connection.sendRequest<string[]>(revisionsRequest, {}), ['main', 'feature', 'next']);
    assert.equal((await ask({ isOn: true, base: 'feature' }))?.base, 'feature');
    assert.deepEqual(await listed(), []);
    assert.equal((await ask({ isOn: true }))?.base, 'main');
    assert.deepEqual(await listed(), ['src/later.ts:3 unhandled-rejection']);
  });

  it('follows a checkout that moves the place where the branch began', async () => {
    const repository = new Repository(files);
    repository.branch('feature');
    repository.write('src/later.ts', later);
    const editor = await open(repository.folder);
    await ask({ isOn: true, base: 'feature' });
    assert.deepEqual(await listed(), ['src/later.ts:3 unhandled-rejection']);
    repository.commit('later');
    await editor.changedOnDisk(uriOf(repository.folder, 'src/later.ts'));
    await eventually('nothing new', () => editor.statuses.get(uriOf(repository.folder))?.findings === 0);
  });

  it('says why it cannot, in words for an editor, and shows everything', async () => {
    const alone = folderWith(orders);
    await open(alone);
    const { base, trouble } = (await ask({ isOn: true })) ?? {};
    assert.equal(base, undefined);
    assert.match(trouble ?? '', /is in no git repository, so there is nothing to compare with\.$/);
    assert.equal((await listed()).length, 1);
    assert.deepEqual(await client?.connection.sendRequest<string[]>(revisionsRequest, {}), []);
  });

  it('says that the default branch is not known', async () => {
    const repository = new Repository(files);
    repository.git('branch', '-m', 'main', 'elsewhere');
    await open(repository.folder);
    assert.match((await ask({ isOn: true }))?.trouble ?? '', /The default branch of this repository is not known: .* Choose what to compare with\./);
  });

  it('says that a clone is shallow', async () => {
    const origin = new Repository(files);
    origin.branch('feature');
    origin.write('src/later.ts', later);
    origin.commit('later');
    origin.git('checkout', '--quiet', 'main');
    origin.commit('third');
    const clone = path.join(folderWith({}), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-single-branch', '--branch', 'feature', pathToFileURL(origin.folder).href, clone]);
    await open(clone);
    assert.match((await ask({ isOn: true }))?.trouble ?? '', /^HEAD and "origin\/main" have no common ancestor in what was fetched\. This clone is shallow/);
  });
});
