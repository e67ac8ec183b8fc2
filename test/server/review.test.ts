/** The server as an editor meets it: what it shows, and how it follows the text. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { Client, eventually, folderOf, messageOf, orders, uriOf, write } from './support.js';

describe('the server', () => {
  let client: Client;
  let opened: string[] = [];

  /** A new folder of the workspace, or several, reviewed. */
  const open = async (...all: Readonly<Record<string, string>>[]): Promise<string[]> => {
    const folders = all.map((it) => folderOf(it));
    opened.push(...folders);
    await client.changeFolders(folders, []);
    await client.reviewed(...folders);
    return folders;
  };

  before(async () => {
    client = await Client.start([]);
  });

  afterEach(async () => {
    await client.configure({});
    await client.changeFolders([], opened);
    for (const folder of opened) fs.rmSync(folder, { recursive: true, force: true });
    opened = [];
  });

  after(() => {
    client.kill();
  });

  it('shows findings of files that nobody opened, and asks to watch the rest', async () => {
    const [folder = ''] = await open(orders);
    const [diagnostic, ...more] = client.diagnostics.get(uriOf(folder, 'src/orders.ts')) ?? [];
    assert.equal(more.length, 0);
    assert.equal(diagnostic?.code, 'unhandled-rejection');
    assert.equal(diagnostic.source, 'plumbline');
    assert.equal(diagnostic.severity, 1);
    assert.deepEqual(diagnostic.range, { start: { line: 3, character: 2 }, end: { line: 3, character: 13 } });
    assert.match(messageOf(diagnostic), /sendReceipt/);
    const status = client.statuses.get(uriOf(folder));
    assert.deepEqual([status?.state, status?.findings, status?.layersDeclared], ['ready', 1, false]);
    assert.ok(client.watched.includes('workspace/didChangeWatchedFiles'));
  });

  it('takes a finding back while typing, prefers unsaved text, and returns to the disk on closing', async () => {
    const [folder = ''] = await open(orders);
    const uri = uriOf(folder, 'src/orders.ts');
    await client.open(uri, orders['src/orders.ts']);
    const at = { line: 3, character: 2 };
    await client.edit(uri, { range: { start: at, end: at }, text: 'await ' });
    await eventually('no finding', () => client.rules(uri).length === 0);
    // The disk still has the finding; the editor's text wins, also when the file changes there.
    write(folder, 'src/orders.ts', `${orders['src/orders.ts']}\n`);
    await client.changedOnDisk(uri);
    await client.reviewed(folder);
    assert.deepEqual(client.rules(uri), []);
    await client.closeDocument(uri);
    await eventually('the finding again', () => client.rules(uri)[0] === 'unhandled-rejection');
  });

  it('moves findings with the text before the next review', async () => {
    const [folder = ''] = await open(orders);
    const uri = uriOf(folder, 'src/orders.ts');
    await client.open(uri, orders['src/orders.ts']);
    const top = { line: 0, character: 0 };
    await client.edit(uri, { range: { start: top, end: top }, text: '// one\n// two\n' });
    assert.match((await client.hover(uri, 5, 4)) ?? '', /three in the morning/);
    assert.equal(await client.hover(uri, 3, 4), undefined);
    await client.reviewed(folder);
  });

  it('follows files that come, change and go on disk', async () => {
    const [folder = ''] = await open(orders);
    const uri = uriOf(folder, 'src/late.ts');
    write(folder, 'src/late.ts', "import { sendReceipt } from './receipts.js';\nexport function late() {\n  sendReceipt('1');\n}\n");
    await client.changedOnDisk(uri);
    await eventually('a finding in the new file', () => client.rules(uri).length === 1);
    fs.rmSync(path.join(folder, 'src/late.ts'));
    await client.changedOnDisk(uri);
    await eventually('no finding in the file that is gone', () => client.rules(uri).length === 0);
    // What another file exports changes what is true of this one.
    write(folder, 'src/receipts.ts', 'export function sendReceipt(id: string): void {\n  console.log(id);\n}\n');
    await client.changedOnDisk(uriOf(folder, 'src/receipts.ts'));
    await eventually('no finding where nothing can reject', () => client.rules(uriOf(folder, 'src/orders.ts')).length === 0);
  });

  it('reviews on save alone when told so', async () => {
    const [folder = ''] = await open(orders);
    await client.configure({ run: 'onSave' });
    await client.settled();
    const uri = uriOf(folder, 'src/orders.ts');
    await client.open(uri, orders['src/orders.ts']);
    const at = { line: 3, character: 2 };
    await client.edit(uri, { range: { start: at, end: at }, text: 'await ' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(client.rules(uri).length, 1);
    await client.saved(uri);
    await eventually('no finding', () => client.rules(uri).length === 0);
  });

  it('shows nothing while it is switched off, and the rest when it is on again', async () => {
    const [folder = ''] = await open(orders);
    const uri = uriOf(folder, 'src/orders.ts');
    await client.configure({ enable: false });
    await eventually('nothing shown', () => client.rules(uri).length === 0 && client.statuses.get(uriOf(folder))?.state === 'off');
    await client.configure({});
    await eventually('the finding', () => client.rules(uri).length === 1);
  });

  it('keeps several folders apart, and lets them come and go', async () => {
    const [first = '', second = ''] = await open(orders, orders);
    assert.equal(client.rules(uriOf(first, 'src/orders.ts')).length, 1);
    assert.equal(client.rules(uriOf(second, 'src/orders.ts')).length, 1);
    await client.changeFolders([], [first]);
    await eventually('the first to be gone', () => client.rules(uriOf(first, 'src/orders.ts')).length === 0);
    assert.equal(client.rules(uriOf(second, 'src/orders.ts')).length, 1);
  });

  it('shows a file under the innermost folder alone', async () => {
    const [outer = ''] = await open({ ...orders, 'inner/package.json': '{}', 'inner/src/receipts.ts': orders['src/receipts.ts'], 'inner/src/orders.ts': orders['src/orders.ts'] });
    const inner = path.join(outer, 'inner');
    assert.equal(client.statuses.get(uriOf(outer))?.findings, 2);
    await client.changeFolders([inner], []);
    await client.reviewed(outer, inner);
    assert.equal(client.rules(uriOf(inner, 'src/orders.ts')).length, 1);
    await eventually('the outer folder to show less', () => client.statuses.get(uriOf(outer))?.findings === 1);
    await client.changeFolders([], [inner]);
    await eventually('the outer folder to take over', () => client.rules(uriOf(inner, 'src/orders.ts')).length === 1);
  });

  it('shows mistakes in the standards at their line, keeps the last good ones, and recovers', async () => {
    const good = '{\n  "layers": [\n    { "name": "src", "files": ["src/**"], "mayImport": [] }\n  ]\n}\n';
    const [folder = ''] = await open({ ...orders, 'plumbline.json': good });
    assert.equal(client.statuses.get(uriOf(folder))?.layersDeclared, true);
    const uri = uriOf(folder, 'plumbline.json');
    await client.open(uri, good, 'jsonc');
    await client.edit(uri, { range: { start: { line: 1, character: 3 }, end: { line: 1, character: 9 } }, text: 'layer' });
    const [mistake] = await eventually('the mistake', () => client.diagnostics.get(uri));
    assert.equal(mistake?.range.start.line, 1);
    assert.equal(mistake.severity, 1);
    assert.match(messageOf(mistake), /layers/);
    await client.reviewed(folder);
    assert.equal(client.statuses.get(uriOf(folder))?.state, 'standards-error');
    assert.equal(client.rules(uriOf(folder, 'src/orders.ts')).length, 1);
    await client.edit(uri, { range: { start: { line: 1, character: 3 }, end: { line: 1, character: 8 } }, text: 'layers' });
    await eventually('no mistake', () => client.rules(uri).length === 0 && client.statuses.get(uriOf(folder))?.state === 'ready');
  });

  it('finds its root again when standards appear', async () => {
    const outer = folderOf({ 'plumbline.json': '{}\n', ...Object.fromEntries(Object.entries(orders).map(([file, text]) => [`api/${file}`, text])) });
    const folder = path.join(outer, 'api');
    opened.push(folder, outer);
    await client.changeFolders([folder], []);
    await client.reviewed(folder);
    assert.equal(client.rules(uriOf(folder, 'src/orders.ts')).length, 1);
    write(folder, 'plumbline.json', '{ "rules": { "unhandled-rejection": "off" } }\n');
    await client.changedOnDisk(uriOf(folder, 'plumbline.json'));
    await eventually('the nearer standards to hold', () => client.rules(uriOf(folder, 'src/orders.ts')).length === 0);
  });
});
