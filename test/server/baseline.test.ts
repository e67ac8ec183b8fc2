/** The editor holds the baseline that the command line wrote: what was accepted is not shown, what is new is. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'mocha';
import { runIn } from '../cli/support.js';
import { Client, eventually, folderOf, messageOf, orders, uriOf, write } from './support.js';

describe('the server over a baseline', () => {
  const folder = folderOf({ ...orders, 'plumbline.json': '{}' });
  let client: Client | undefined;

  after(() => {
    client?.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('shows what is new, and only that', async () => {
    assert.equal((await runIn(folder, ['baseline'])).code, 0);
    client = await Client.start([folder]);
    await client.reviewed(folder);
    assert.equal(client.statuses.get(uriOf(folder))?.findings, 0);

    write(folder, 'src/late.ts', "import { sendReceipt } from './receipts.js';\nexport function late() {\n  sendReceipt('1');\n}\n");
    await client.changedOnDisk(uriOf(folder, 'src/late.ts'));
    await eventually('the new finding', () => client?.rules(uriOf(folder, 'src/late.ts')).length === 1);
    assert.deepEqual(client.rules(uriOf(folder, 'src/orders.ts')), []);
  });

  it('follows the file, shows a mistake at its line, and keeps the last good one', async () => {
    assert.ok(client);
    const uri = uriOf(folder, '.plumbline/baseline.json');
    const good = fs.readFileSync(path.join(folder, '.plumbline/baseline.json'), 'utf8');
    write(folder, '.plumbline/baseline.json', good.replace('"findings": [', '"findings": [ <<<<'));
    await client.changedOnDisk(uri);
    await eventually('the mistake', () => client?.diagnostics.get(uri)?.length === 1);
    const [mistake] = client.diagnostics.get(uri) ?? [];
    assert.equal(mistake?.range.start.line, 2);
    assert.match(messageOf(mistake), /is not JSON.*`plumbline baseline` writes it anew/);
    assert.deepEqual(client.rules(uriOf(folder, 'src/orders.ts')), []);

    fs.rmSync(path.join(folder, '.plumbline/baseline.json'));
    await client.changedOnDisk(uri);
    await eventually('what was accepted', () => client?.rules(uriOf(folder, 'src/orders.ts')).length === 1);
  });
});
