/** What the server lists for the Findings view. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, describe, it } from 'mocha';
import { findingsChangedNotification, listFindingsRequest } from '../../src/protocol/findings.js';
import type { FolderFindings } from '../../src/protocol/findings.js';
import { Client, eventually, folderOf, orders, uriOf, write } from './support.js';

describe('the list of findings', () => {
  const folder = folderOf({ ...orders, 'plumbline.json': '{}', 'CODEOWNERS': 'src/ @core\n' });
  let client: Client | undefined;

  after(() => {
    client?.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('names practice, competency, owner and place', async () => {
    client = await Client.start([folder]);
    await client.reviewed(folder);
    const [listed] = await client.connection.sendRequest<FolderFindings[]>(listFindingsRequest, {});
    assert.equal(listed?.folder, uriOf(folder));
    assert.deepEqual(listed.mistakes, []);
    const [finding, ...others] = listed.findings;
    assert.deepEqual(others, []);
    const { rule, uri, severity, file, position, competency, practice, owners, isBaselined } = finding ?? {};
    assert.deepEqual(
      { rule, uri, severity, file, position, competency, practice, owners, isBaselined },
      {
        rule: 'unhandled-rejection', uri: uriOf(folder, 'src/orders.ts'), severity: 'error', file: 'src/orders.ts', position: { line: 3, character: 2 },
        competency: 'Observability and reliability', practice: 'Incident response', owners: ['@core'], isBaselined: false,
      },
    );
  });

  it('lists mistakes in the standards, and says when there is something else to list', async () => {
    assert.ok(client);
    let changes = 0;
    client.connection.onNotification(findingsChangedNotification, () => { changes += 1; });
    write(folder, 'plumbline.json', '{\n  "layrs": []\n}\n');
    await client.changedOnDisk(uriOf(folder, 'plumbline.json'));
    await eventually('word of a change', () => changes > 0);
    const [listed] = await client.connection.sendRequest<FolderFindings[]>(listFindingsRequest, {});
    const [mistake] = listed?.mistakes ?? [];
    assert.equal(mistake?.uri, uriOf(folder, 'plumbline.json'));
    assert.equal(mistake.position.line, 1);
    assert.match(mistake.message, /layers/);
  });
});
