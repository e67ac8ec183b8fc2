/** What is decided about many findings at once: comments, the baseline, waivers; and how accepted ones are shown. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import * as lsp from 'vscode-languageserver/node';
import { addToBaselineRequest, allowFindingsRequest, listFindingsRequest, waiveFindingsRequest } from '../../src/protocol/findings.js';
import type { AllowFindingsResult, DecisionResult, FolderFindings, ListedFinding } from '../../src/protocol/findings.js';
import { runIn } from '../cli/support.js';
import { Client, eventually, folderOf, orders, uriOf } from './support.js';

const files = {
  ...orders,
  'src/more.ts': "import { sendReceipt } from './receipts.js';\nexport function one(): void {\n  sendReceipt('1');\n}\nexport function two(): void {\n  sendReceipt('2'); sendReceipt('2');\n}\n",
};

describe('decisions about findings', () => {
  let client: Client | undefined;
  let folder = '';

  afterEach(() => {
    client?.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function open(more: Readonly<Record<string, string>> = {}, settings: Record<string, unknown> = {}): Promise<Client> {
    folder = folderOf({ ...files, ...more });
    client = await Client.start([folder], { settings });
    await client.reviewed(folder);
    return client;
  }

  async function listed(): Promise<readonly ListedFinding[]> {
    const all = await client?.connection.sendRequest<FolderFindings[]>(listFindingsRequest, {});
    return all?.[0]?.findings ?? [];
  }

  it('allows findings in several files, with one comment where two share a line', async () => {
    const editor = await open();
    const findings = await listed();
    assert.equal(findings.length, 4);
    const { edits, refused } = await editor.connection.sendRequest<AllowFindingsResult>(allowFindingsRequest, {
      findings: [...findings, { ...findings[0], fingerprint: 'gone' }], reason: 'the queue tries again',
    });
    assert.deepEqual([edits.length, refused], [3, 1]);
    for (const { uri, at, newText } of [...edits].reverse()) {
      const file = path.join(folder, path.relative(uriOf(folder), uri));
      const lines = fs.readFileSync(file, 'utf8').split('\n');
      lines.splice(at.line, 0, newText.replace(/\n$/, ''));
      fs.writeFileSync(file, lines.join('\n'));
      await editor.changedOnDisk(uri);
    }
    await eventually('nothing reported', () => editor.diagnostics.size === 0);
  });

  it('adds what was chosen to the baseline, and the command line holds it', async () => {
    const editor = await open();
    const [first, ...others] = (await listed()).filter((it) => it.file === 'src/more.ts');
    const result = await editor.connection.sendRequest<DecisionResult>(addToBaselineRequest, { findings: [first] });
    assert.deepEqual([result.findings, result.refusals], [1, []]);
    await eventually('the rest', () => editor.statuses.get(uriOf(folder))?.findings === 3);
    await editor.connection.sendRequest<DecisionResult>(addToBaselineRequest, { findings: others });
    await eventually('one', () => editor.statuses.get(uriOf(folder))?.findings === 1);
    const { out } = await runIn(folder, ['review', '--format', 'json']);
    assert.deepEqual((JSON.parse(out) as { summary: { reported: number; baselined: number } }).summary.baselined, 3);
    assert.equal((await runIn(folder, ['baseline', '--check'])).code, 0);
  });

  it('adds nothing to a baseline that cannot be read', async () => {
    const editor = await open({ '.plumbline/baseline.json': '{ "version": 1, <<<<' });
    const result = await editor.connection.sendRequest<DecisionResult>(addToBaselineRequest, { findings: await listed() });
    assert.deepEqual([result.findings, result.files], [0, []]);
    assert.match(result.refusals.join(' '), /cannot be read, so nothing was added/);
    assert.match(fs.readFileSync(path.join(folder, '.plumbline/baseline.json'), 'utf8'), /<<<</);
  });

  it('dims what the baseline accepts where that is wanted, and counts it nowhere', async () => {
    const editor = await open({}, { baselined: 'dim' });
    await editor.connection.sendRequest<DecisionResult>(addToBaselineRequest, { findings: (await listed()).filter((it) => it.file === 'src/orders.ts') });
    await eventually('the count', () => editor.statuses.get(uriOf(folder))?.findings === 3);
    const [hint] = editor.diagnostics.get(uriOf(folder, 'src/orders.ts')) ?? [];
    assert.deepEqual([hint?.severity, hint?.tags], [lsp.DiagnosticSeverity.Hint, undefined]);
    assert.deepEqual((await listed()).filter((it) => it.isBaselined).map((it) => it.file), ['src/orders.ts']);
    await editor.configure({ baselined: 'hide' });
    await eventually('no hint', () => !editor.diagnostics.has(uriOf(folder, 'src/orders.ts')));
    assert.equal((await listed()).length, 3);
  });

  it('waives what was chosen, as far as the standards allow it', async () => {
    const standards = '{\n  // Ours.\n  "waivers": []\n}\n';
    const editor = await open({ 'plumbline.json': standards });
    const words = { reason: 'the client is replaced', owner: 'ann', until: '2999-01-31' };
    const findings = (await listed()).filter((it) => it.file === 'src/more.ts');
    const result = await editor.connection.sendRequest<DecisionResult>(waiveFindingsRequest, { findings, ...words });
    const [file] = result.files;
    assert.deepEqual([result.findings, result.refusals, file?.uri], [3, [], uriOf(folder, 'plumbline.json')]);
    assert.match(file?.text ?? '', /\/\/ Ours\.[^]*"files": \["src\/more\.ts"\], "reason": "the client is replaced", "owner": "ann", "until": "2999-01-31"/);
    assert.equal(fs.readFileSync(path.join(folder, 'plumbline.json'), 'utf8'), standards, 'the editor writes it');
    await editor.open(uriOf(folder, 'plumbline.json'), file?.text ?? '', 'jsonc');
    await eventually('one finding', () => editor.statuses.get(uriOf(folder))?.findings === 1);
  });

  it('says which rule allows no exception, and which standards have to be mended first', async () => {
    const editor = await open({ 'plumbline.json': '{ "rules": { "unhandled-rejection": { "waivable": false } } }' });
    const ask = async (): Promise<string> => {
      const words = { reason: 'r', owner: 'o', until: '2999-01-31' };
      const { files: written, refusals } = await editor.connection.sendRequest<DecisionResult>(waiveFindingsRequest, { findings: await listed(), ...words });
      assert.deepEqual(written, []);
      return refusals.join(' ');
    };
    assert.equal(await ask(), 'The standards allow no exception from unhandled-rejection.');
    await editor.open(uriOf(folder, 'plumbline.json'), '{ "layrs": [] }', 'jsonc');
    await eventually('the mistake', () => editor.statuses.get(uriOf(folder))?.state === 'standards-error');
    assert.match(await ask(), /^The standards have a mistake, so nothing was waived\. Mend it first, at plumbline\.json:1: Unknown key `layrs`/);
  });
});
