/** *Create standards*: what the panel shows of a proposal, and of what a lead made of it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, describe, it } from 'mocha';
import { proposeStandardsRequest } from '../../src/protocol/protocol.js';
import type { StandardsProposal } from '../../src/protocol/protocol.js';
import { drawDraftRequest } from '../../src/protocol/standards.js';
import type { DrawnDraft, StandardsDraft } from '../../src/protocol/standards.js';
import { runIn } from '../cli/support.js';
import { folderWith } from '../support/folders.js';
import { Client, uriOf, write } from './support.js';

const files = {
  'package.json': '{ "name": "shop", "type": "module" }\n',
  'src/routes/orders.ts': "import { place } from '../services/orders.js';\nexport const routes = (): unknown => place();\n",
  'src/services/orders.ts': "import { save } from '../repositories/orders.js';\nexport const place = (): unknown => save();\n",
  'src/repositories/orders.ts': 'export const save = (): unknown => 1;\n',
};

describe('a draft of standards', () => {
  const folder = folderWith(files);
  let client: Client | undefined;
  let draft: StandardsDraft | undefined;

  after(() => {
    client?.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function drawn(edited: StandardsDraft): Promise<DrawnDraft> {
    assert.ok(client);
    return client.connection.sendRequest<DrawnDraft>(drawDraftRequest, { folder: uriOf(folder), draft: edited });
  }

  it('begins with what `plumbline init` proposes, drawn and with its reasons', async () => {
    client = await Client.start([folder]);
    await client.reviewed(folder);
    const proposal = await client.connection.sendRequest<StandardsProposal>(proposeStandardsRequest, { folder: uriOf(folder) });
    draft = proposal.draft;
    assert.deepEqual(draft?.layers.map((it) => it.name), ['routes', 'services', 'repositories']);
    assert.deepEqual([proposal.drawn?.violations, proposal.drawn?.mistakes], [0, []]);
    assert.match(proposal.drawn?.drawing ?? '', /data-arrow="0"/);
    assert.equal(proposal.text, proposal.drawn?.text);
    const { out } = await runIn(folder, ['init']);
    for (const reason of proposal.reasons) assert.ok(out.includes(reason), reason);
    assert.deepEqual(await drawn(draft), proposal.drawn);
  });

  it('counts what an edit would forbid, and keeps the reasons of what was left alone', async () => {
    assert.ok(draft);
    const [routes, services, repositories] = draft.layers;
    assert.ok(routes && services && repositories);
    const edited = await drawn({ ...draft, layers: [{ ...routes, name: 'entry' }, { ...services, mayImport: [] }, repositories] });
    assert.deepEqual([edited.violations, edited.mistakes], [1, []]);
    assert.match(edited.text, /\{ "name": "entry", "files": \["src\/routes\/\*\*"\]/);
    assert.match(edited.drawing, /services imports repositories once, 1 against the standards/);
    assert.doesNotMatch(edited.text, /is where requests come in/);
  });

  it('says what is wrong as a review would', async () => {
    assert.ok(draft);
    const [routes, services] = draft.layers;
    assert.ok(routes && services);
    const mistakes = async (layers: StandardsDraft['layers']): Promise<string> => (await drawn({ layers, contexts: [] })).mistakes.join('\n');
    assert.match(await mistakes([{ ...routes, mayImport: [] }, { ...services, name: 'routes', mayImport: [] }]), /routes/);
    assert.match(await mistakes([{ ...routes, mayImport: ['servics'] }, { ...services, mayImport: [] }]), /Unknown layer `servics`\. Did you mean `services`\?/);
    assert.match(await mistakes([{ ...routes, files: ['src/nowhere/**'], mayImport: [] }]), /src\/nowhere/);
    assert.match(await mistakes([{ ...routes, files: [], mayImport: [] }]), /files/);
  });

  it('knows the file once it is written, and draws nothing that nobody asked for', async () => {
    assert.ok(client && draft);
    const { text } = await drawn(draft);
    write(folder, 'plumbline.json', text);
    await client.changedOnDisk(uriOf(folder, 'plumbline.json'));
    await client.settled();
    const { existing } = await client.connection.sendRequest<StandardsProposal>(proposeStandardsRequest, { folder: uriOf(folder) });
    assert.equal(existing, uriOf(folder, 'plumbline.json'));
    assert.equal(await client.connection.sendRequest(drawDraftRequest, { folder: 'file:///nowhere', draft }), null);
  });
});
