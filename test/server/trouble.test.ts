/** The server in trouble: killed, flooded, given what it cannot read. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { Client, eventually, folderOf, orders, uriOf, write } from './support.js';

/** Enough files that a review takes a while. */
function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [
    `src/many/file${index}.ts`,
    `import { sendReceipt } from '../receipts.js';\nexport async function f${index}(id: string): Promise<string[]> {\n  await sendReceipt(id);\n  return [id].map((it) => it.trim());\n}\n`,
  ]));
}

describe('the server in trouble', () => {
  let client: Client | undefined;
  const folders: string[] = [];
  const open = (files: Readonly<Record<string, string>>): string => {
    const folder = folderOf(files);
    folders.push(folder);
    return folder;
  };

  afterEach(() => {
    client?.kill();
    for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('was killed in the middle of a review: another one starts from nothing and finishes it', async () => {
    const folder = open({ ...orders, ...manyFiles(200) });
    const first = await Client.start([folder]);
    await eventually('a review under way', () => first.statuses.get(uriOf(folder))?.progress !== undefined);
    first.kill();
    assert.deepEqual(fs.readdirSync(folder).sort(), ['package.json', 'src', 'tsconfig.json'], 'nothing was left behind');
    client = await Client.start([folder]);
    await client.reviewed(folder);
    assert.equal(client.rules(uriOf(folder, 'src/orders.ts')).length, 1);
  });

  it('takes back what a server before it showed and it does not find', async () => {
    const folder = open(orders);
    const [gone, there] = [uriOf(folder, 'src/gone.ts'), uriOf(folder, 'src/orders.ts')];
    client = await Client.start([folder], { initializationOptions: { stillShown: [gone, there] } });
    client.diagnostics.set(gone, []);
    client.diagnostics.set(there, []);
    await client.reviewed(folder);
    assert.equal(client.diagnostics.has(gone), false);
    assert.equal(client.rules(there).length, 1);
  });

  it('answers while it reviews, and an edit overtakes the review', async () => {
    const folder = open({ ...orders, ...manyFiles(300) });
    client = await Client.start([folder]);
    const uri = uriOf(folder, 'src/orders.ts');
    await client.open(uri, orders['src/orders.ts']);
    await eventually('a review under way', () => client?.statuses.get(uriOf(folder))?.progress !== undefined);
    const asked = performance.now();
    await client.hover(uri, 3, 4);
    assert.ok(performance.now() - asked < 1000, 'a hover waits for one file at most');
    const at = { line: 3, character: 2 };
    await client.edit(uri, { range: { start: at, end: at }, text: 'await ' });
    await client.reviewed(folder);
    await eventually('no finding', () => client?.rules(uri).length === 0);
  });

  it('ends while it reviews', async () => {
    const folder = open({ ...orders, ...manyFiles(200) });
    client = await Client.start([folder]);
    await eventually('a review under way', () => client?.statuses.get(uriOf(folder))?.progress !== undefined);
    assert.equal(await client.stop(), 0);
  });

  it('says what it could not read, and shows the rest', async () => {
    const folder = open({ ...orders, 'src/broken.ts': 'export function (((\n' });
    client = await Client.start([folder]);
    await client.reviewed(folder);
    const status = client.statuses.get(uriOf(folder));
    assert.equal(status?.state, 'incomplete');
    assert.ok(status.messages.some((it) => it.includes('src/broken.ts')), status.messages.join('\n'));
    assert.equal(client.rules(uriOf(folder, 'src/orders.ts')).length, 1);
  });

  it('opens folders with spaces and letters from anywhere', async () => {
    const parent = open({});
    const folder = path.join(parent, 'mein büro #1 (neu)');
    for (const [file, text] of Object.entries(orders)) write(folder, file, text);
    client = await Client.start([folder]);
    await client.reviewed(folder);
    const uri = uriOf(folder, 'src/orders.ts');
    assert.equal(client.rules(uri).length, 1);
    await client.open(uri, orders['src/orders.ts']);
    const at = { line: 3, character: 2 };
    await client.edit(uri, { range: { start: at, end: at }, text: 'await ' });
    await eventually('no finding', () => client?.rules(uri).length === 0);
  });

  it('does without a folder that is not there, and without any', async () => {
    const folder = open(orders);
    client = await Client.start([path.join(folder, 'missing'), folder]);
    await client.reviewed(folder);
    assert.equal(client.rules(uriOf(folder, 'src/orders.ts')).length, 1);
    client.kill();
    client = await Client.start([]);
    assert.equal(await client.hover(uriOf(folder, 'src/orders.ts'), 3, 4), undefined);
    assert.equal(await client.stop(), 0);
  });
});
