/** What the server answers: hovers, quick fixes, lessons, proposals. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type * as lsp from 'vscode-languageserver';
import { allowRequest, findingsAtRequest, lessonRequest, proposeStandardsRequest, reviewAgainRequest, rulesRequest } from '../../src/protocol/protocol.js';
import type { AllowResult, FindingAt, Lesson, RuleSummary, StandardsProposal } from '../../src/protocol/protocol.js';
import { applied } from '../fixes/support.js';
import { Client, eventually, folderOf, orders, uriOf, write } from './support.js';

const hostile = 'x</code><img src=x onerror=alert(1)>[run](command:workbench.action.quit)\\n\\n# big ![i](https://e.example/i.png)';

describe('the answers of the server', () => {
  let client: Client;
  let folder: string;
  let uri: string;

  before(async () => {
    folder = folderOf({
      ...orders,
      'src/hostile.ts': `import { sendReceipt } from './receipts.js';\nexport function f() {\n  sendReceipt('${hostile}');\n}\n`,
    });
    uri = uriOf(folder, 'src/orders.ts');
    client = await Client.start([folder]);
    await client.reviewed(folder);
  });

  after(() => {
    client.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('explains a finding by the coaching level, without commands', async () => {
    const mid = (await client.hover(uri, 3, 4)) ?? '';
    assert.match(mid, /three in the morning/);
    await client.configure({ coaching: { level: 'junior' } });
    const junior = await hoverThat((it) => it.length > mid.length);
    assert.match(junior, /```ts/);
    await client.configure({ coaching: { level: 'senior' } });
    const senior = await hoverThat((it) => it.length < mid.length);
    assert.doesNotMatch(senior, /three in the morning/);
    for (const it of [junior, mid, senior]) assert.doesNotMatch(it, /command:/);
    await client.configure({});
    assert.equal(await client.hover(uri, 0, 0), undefined);
  });

  it('escapes what the workspace says', async () => {
    const hover = (await client.hover(uriOf(folder, 'src/hostile.ts'), 2, 4)) ?? '';
    assert.match(hover, /sendReceipt/);
    const outsideCode = hover.replace(/(`+)[^]*?\1/g, '');
    assert.doesNotMatch(outsideCode, /<img|\]\(command:|!\[|^# /m);
  });

  it('offers fixes that end the finding', async () => {
    const diagnostic = theFinding();
    const actions = await client.actions(uri, diagnostic);
    assert.deepEqual(actions.map((it) => it.title), [
      'Await the promise', 'Handle the rejection with console.error(error)', 'Allow unhandled-rejection here',
    ]);
    assert.deepEqual(actions[0]?.diagnostics, [diagnostic]);
    for (const action of actions) {
      write(folder, 'src/orders.ts', textAfter(action));
      await client.changedOnDisk(uri);
      await eventually(`no finding after "${action.title}"`, () => client.rules(uri).length === 0);
      write(folder, 'src/orders.ts', orders['src/orders.ts']);
      await client.changedOnDisk(uri);
      await eventually('the finding again', () => client.rules(uri).length === 1);
    }
  });

  it('leaves the reason to be written where nobody can ask for it', async () => {
    const action = (await client.actions(uri, theFinding())).at(-1);
    assert.ok(action);
    assert.equal(action.command, undefined);
    assert.match(textAfter(action), /^ {2}\/\/ plumbline-allow unhandled-rejection: TODO say why\n {2}sendReceipt\(id\);$/m);
  });

  it('names the command that asks, and answers with the edit, for its own extension', async () => {
    const own = await Client.start([folder], { initializationOptions: { plumblineClient: true } });
    try {
      await own.reviewed(folder);
      const [finding] = await own.connection.sendRequest<FindingAt[]>(findingsAtRequest, { uri, position: { line: 3, character: 4 } });
      assert.ok(finding);
      const action = (await own.actions(uri, theFinding())).at(-1);
      assert.deepEqual(action?.command?.arguments, [{ rule: 'unhandled-rejection', uri, fingerprint: finding.fingerprint }]);
      assert.equal(action.edit, undefined);
      const result = await own.connection.sendRequest<AllowResult>(allowRequest, { ...finding, reason: 'the queue retries' });
      assert.deepEqual(result.edit, { at: { line: 3, character: 0 }, newText: '  // plumbline-allow unhandled-rejection: the queue retries\n' });
      const gone = await own.connection.sendRequest<AllowResult>(allowRequest, { ...finding, fingerprint: 'other', reason: 'x' });
      assert.match(gone.refusal ?? '', /no longer there/);
      // The editor shows the message itself; the note does not repeat it.
      assert.doesNotMatch((await own.hover(uri, 3, 4)) ?? '', /not awaited, returned or caught/);
    } finally {
      own.kill();
    }
  });

  it('gives the lesson with the finding it was opened from', async () => {
    const [finding] = await client.connection.sendRequest<FindingAt[]>(findingsAtRequest, { uri, position: { line: 3, character: 4 } });
    const lesson = await client.connection.sendRequest<Lesson>(lessonRequest, finding);
    assert.equal(lesson.title, 'Promise that nobody waits for');
    assert.match(lesson.html, /<h2>In review<\/h2>/);
    assert.equal(lesson.finding?.place.label, 'src/orders.ts:4');
    assert.equal(lesson.finding.place.uri, uri);
    const plain = await client.connection.sendRequest<Lesson>(lessonRequest, { rule: 'import-cycle' });
    assert.equal(plain.finding, undefined);
    assert.equal(await client.connection.sendRequest(lessonRequest, { rule: 'no-such-rule' }), null);
    const rules = await client.connection.sendRequest<RuleSummary[]>(rulesRequest, {});
    assert.ok(rules.some((it) => it.id === 'unhandled-rejection' && it.practice === 'reliability/incident-response'));
  });

  it('proposes standards and writes nothing', async () => {
    const proposal = await client.connection.sendRequest<StandardsProposal>(proposeStandardsRequest, { folder: uriOf(folder) });
    assert.match(proposal.text, /"layers": \[/);
    assert.doesNotMatch(proposal.text, /\$schema/);
    assert.equal(proposal.existing, undefined);
    assert.equal(fs.existsSync(`${folder}/plumbline.json`), false);
  });

  it('reviews again from scratch', async () => {
    await client.connection.sendRequest(reviewAgainRequest, {});
    assert.equal(client.statuses.get(uriOf(folder))?.state, 'ready');
    assert.equal(client.rules(uri).length, 1);
  });

  it('answers nothing to nonsense, and goes on', async () => {
    assert.equal(await client.hover('untitled:Untitled-1', 0, 0), undefined);
    assert.equal(await client.hover('file:///%', 0, 0), undefined);
    assert.equal(await client.connection.sendRequest(lessonRequest, null), null);
    assert.equal(await client.connection.sendRequest(findingsAtRequest, { uri: 3 }), null);
    assert.match((await client.hover(uri, 3, 4)) ?? '', /three in the morning/);
  });

  function theFinding(): lsp.Diagnostic {
    const [diagnostic] = client.diagnostics.get(uri) ?? [];
    assert.ok(diagnostic);
    return diagnostic;
  }

  function textAfter({ edit }: lsp.CodeAction): string {
    const edits = edit?.changes?.[uri] ?? [];
    assert.ok(edits.length > 0);
    return applied(orders['src/orders.ts'], edits.map(({ range, newText }) => ({ location: { file: 'src/orders.ts', ...range }, newText })));
  }

  async function hoverThat(fits: (text: string) => boolean): Promise<string> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const text = (await client.hover(uri, 3, 4)) ?? '';
      if (fits(text)) return text;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('no such hover');
  }
});
