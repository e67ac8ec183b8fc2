/** Evidence through the server, as an editor keeps it: recorded on unsaved text, followed through edits, shared by two windows. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import {
  evidenceChangedNotification, evidenceSessionsRequest, guideRequest, listEvidenceRequest, practicesRequest, scorecardRequest,
  startSessionRequest, suggestionsRequest, unsavedTextRequest, writeEvidenceRequest,
} from '../../src/protocol/evidence.js';
import type {
  EvidenceAction, EvidenceItem, EvidenceList, EvidenceRefused, EvidenceSession, EvidenceSuggestion, PracticeSummary, WriteEvidenceResult,
} from '../../src/protocol/evidence.js';
import { Client, eventually, folderOf, orders, uriOf } from './support.js';

const source = orders['src/orders.ts'];
const call = { start: { line: 3, character: 2 }, end: { line: 3, character: 17 } };

describe('evidence through the server', () => {
  const dataBefore = process.env.PLUMBLINE_DATA_DIR;
  let data: string;
  let folder: string;
  let uri: string;
  let client: Client;
  let changes: string[];

  before(() => {
    data = folderOf({});
    // The server is a child of this process, and inherits where to keep what.
    process.env.PLUMBLINE_DATA_DIR = data;
  });

  after(() => {
    if (dataBefore === undefined) delete process.env.PLUMBLINE_DATA_DIR;
    else process.env.PLUMBLINE_DATA_DIR = dataBefore;
    fs.rmSync(data, { recursive: true, force: true });
  });

  beforeEach(async () => {
    folder = folderOf(orders);
    uri = uriOf(folder, 'src/orders.ts');
    client = await opened();
  });

  afterEach(() => {
    client.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('records on unsaved text, and follows edits above, inside and around it before they are saved', async () => {
    await client.open(uri, `// Unsaved.\n${source}`);
    const session = await started();
    const at = { uri, start: { line: 4, character: 2 }, end: { line: 4, character: 17 } };
    await written(session, { do: 'record', practice: 'reliability/incident-response', shows: 'growth', level: 'solid', note: 'Nobody waits', on: { kind: 'code', at } });
    assert.deepEqual((await item(session)).place, { state: 'exact', uri, start: at.start, end: at.end });
    assert.equal((await item(session)).label, 'src/orders.ts:5');

    changes.length = 0;
    await client.edit(uri, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '// One more.\n// And another.\n' });
    assert.deepEqual((await item(session)).place, { state: 'exact', uri, start: { line: 6, character: 2 }, end: { line: 6, character: 17 } });
    await eventually('the news of the edit', () => changes.length > 0);

    await client.edit(uri, { range: { start: { line: 6, character: 14 }, end: { line: 6, character: 16 } }, text: 'id, { retries: 3 }' });
    assert.equal((await item(session)).place?.state, 'changed');
    await client.edit(uri, { range: { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } }, text: '' });
    assert.equal((await item(session)).place?.state, 'lost');
    await client.closeDocument(uri);
    assert.deepEqual((await item(session)).place, { state: 'exact', uri, ...call });
  });

  it('follows a file that was renamed on the disk', async () => {
    const session = await started();
    await record(session);
    fs.renameSync(path.join(folder, 'src/orders.ts'), path.join(folder, 'src/place-order.ts'));
    await client.changedOnDisk(uri, uriOf(folder, 'src/place-order.ts'));
    assert.deepEqual((await item(session)).place, { state: 'moved', uri: uriOf(folder, 'src/place-order.ts'), ...call });
  });

  it('follows a whole file through an edit and a new name', async () => {
    const session = await started();
    const on = { kind: 'file' as const, uri };
    await written(session, { do: 'record', practice: 'reliability/incident-response', shows: 'growth', level: 'solid', note: 'Nothing here waits', on });
    const head = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual((await item(session)).place, { state: 'exact', uri, ...head });
    await client.open(uri, `// Unsaved.\n${source}`);
    assert.equal((await item(session)).place?.state, 'changed');
    await client.closeDocument(uri);
    const renamed = uriOf(folder, 'src/place-order.ts');
    fs.renameSync(path.join(folder, 'src/orders.ts'), path.join(folder, 'src/place-order.ts'));
    await client.changedOnDisk(uri, renamed);
    assert.deepEqual([(await item(session)).place, (await item(session)).label, (await item(session)).file], [{ state: 'moved', uri: renamed, ...head }, 'src/place-order.ts', renamed]);
  });

  it('follows unsaved text of a file that no language server is asked about', async () => {
    const session = await started();
    const settings = 'replicas: 1\nlimits:\n  memory: 512Mi\n';
    fs.writeFileSync(path.join(folder, 'values.yaml'), settings);
    const file = uriOf(folder, 'values.yaml');
    const tell = (text: string | null): Promise<object> => client.connection.sendRequest<object>(unsavedTextRequest, { uri: file, text });
    await tell(`# Above.\n${settings}`);
    const at = { uri: file, start: { line: 3, character: 2 }, end: { line: 3, character: 15 } };
    await written(session, { do: 'record', practice: 'architecture/infrastructure-as-code', shows: 'strength', level: 'solid', note: 'A limit', on: { kind: 'code', at } });
    assert.deepEqual([(await item(session)).place, (await item(session)).text], [{ state: 'exact', ...at }, 'memory: 512Mi']);
    changes.length = 0;
    await tell(`# Above.\n# And more.\n${settings.replace('512', '256')}`);
    assert.deepEqual([(await item(session)).place?.state, (await item(session)).place?.start.line], ['changed', 4]);
    await eventually('the news of the edit', () => changes.length > 0);
    await tell(null);
    assert.deepEqual([(await item(session)).place?.state, (await item(session)).place?.start.line], ['exact', 2]);
  });

  it('edits, answers, resolves, deletes, restores, re-anchors and erases, and keeps all of it over a restart', async () => {
    const session = await started();
    const { id } = await record(session);
    const reply = await written(session, { do: 'reply', target: id, text: 'Why?' });
    await written(session, { do: 'edit', target: id, level: 'emerging', note: 'Nobody waits for it' });
    await written(session, { do: 'edit', target: reply.id, text: 'Why not?' });
    await written(session, { do: 'resolve', target: id, resolved: true });
    const at = { uri, start: { line: 2, character: 0 }, end: { line: 2, character: 60 } };
    await written(session, { do: 'anchor', target: id, at });
    client.kill();
    client = await opened();
    const found = await item(session);
    assert.deepEqual([found.level, found.note, found.replies.map((it) => it.text), found.resolved, found.place?.start.line], ['emerging', 'Nobody waits for it', ['Why not?'], true, 2]);
    assert.ok(found.editedAt);
    await written(session, { do: 'delete', target: id, deleted: true });
    assert.deepEqual((await list(session)).evidence, []);
    await written(session, { do: 'delete', target: id, deleted: false });
    assert.equal((await list(session)).evidence.length, 1);
    await written(session, { do: 'erase', target: id });
    assert.deepEqual((await list(session)).evidence, []);
    assert.doesNotMatch(logText(), /Nobody waits for it|Why not/);
  });

  it('suggests what the review found, and counts nothing until a person says so', async () => {
    const session = await started();
    const [suggestion] = await suggestions(session);
    assert.ok(suggestion?.at);
    assert.deepEqual([suggestion.kind, suggestion.rule, suggestion.status, suggestion.at.uri], ['finding', 'unhandled-rejection', 'open', uri]);
    assert.deepEqual((await list(session)).evidence, []);
    await written(session, { do: 'dismiss', suggestion: suggestion.key, reason: 'a test double', dismissed: true });
    assert.equal((await suggestions(session))[0]?.status, 'dismissed');
    assert.doesNotMatch(await scorecard(session, 'markdown'), /Brittle repository/);
    await written(session, {
      do: 'record', practice: suggestion.practice, shows: 'growth', level: 'solid', note: '', suggestion: suggestion.key,
      on: { kind: 'code', at: suggestion.at, found: { kind: 'finding', rule: suggestion.rule, message: suggestion.message } },
    });
    assert.equal((await suggestions(session))[0]?.status, 'accepted');
    const { practices } = await client.connection.sendRequest<{ practices: PracticeSummary[] }>(practicesRequest, { at: suggestion.at });
    assert.deepEqual([practices.length, practices[0]?.id, practices[0]?.suggested, practices[1]?.suggested], [45, 'reliability/incident-response', true, false]);
  });

  it('suggests strengths and signals with every place, and names them for practices that nobody saw', async () => {
    client.kill();
    fs.writeFileSync(path.join(folder, 'Dockerfile'), 'FROM node:22\nUSER node\n');
    fs.writeFileSync(path.join(folder, 'src/app.ts'), "import helmet from 'helmet';\nimport express from 'express';\n\nexpress().use(helmet());\n");
    client = await opened();
    const session = await started();
    const found = (await suggestions(session)).filter((it) => it.kind !== 'finding');
    const app = uriOf(folder, 'src/app.ts');
    const image = uriOf(folder, 'Dockerfile');
    assert.deepEqual(found.map((it) => [it.kind, it.rule, it.title, it.shows, it.at?.uri, it.files, it.places?.map((place) => [place.uri, place.start.line, place.says]), it.lastChanged]), [
      ['strength', 'security-headers', 'Security headers in place', 'strength', app, [], [[app, 3, undefined]], undefined],
      ['signal', 'container-image', 'Container images', 'strength', undefined, [image], [[image, 0, 'from node:22, runs as node']], undefined],
    ]);
    assert.match(await scorecard(session, 'markdown'), /Found and not looked at: Container images \(`Dockerfile`\)/);
    await written(session, { do: 'record', practice: found[1]?.practice ?? '', shows: 'strength', level: 'solid', note: '', suggestion: found[1]?.key ?? '', on: { kind: 'signal', signal: 'container-image', files: found[1]?.files ?? [] } });
    assert.doesNotMatch(await scorecard(session, 'markdown'), /Found and not looked at: Container images/);
    assert.equal((await suggestions(session)).find((it) => it.rule === 'container-image')?.status, 'accepted');
  });

  it('gives the scorecard and the guide as the command line does', async () => {
    const session = await started();
    await record(session);
    const html = await scorecard(session, 'html');
    assert.match(html, /Nobody waits/);
    const env = { ...process.env, PLUMBLINE_REVIEWER: 'ada' };
    const printed = execFileSync(process.execPath, ['--import=tsx', path.resolve('src/cli/cli.ts'), 'scorecard', '--format', 'html', '--root', folder], { env, encoding: 'utf8' });
    assert.equal(printed, html);
    const guide = await client.connection.sendRequest<{ text: string }>(guideRequest, { ...params(session), format: 'markdown', plan: { kind: 'trial', weeks: 2 } });
    assert.match(guide.text, /^# Trial of 2 weeks: Order service/);
  });

  it('lets two windows and two reviewers write, blind until one has closed', async () => {
    const session = await started({ storage: 'workspace', blind: true });
    await record(session);
    const second = await opened();
    try {
      const grace = { folder: uriOf(folder), reviewer: 'grace', session };
      const recorded = await second.connection.sendRequest<WriteEvidenceResult>(writeEvidenceRequest, {
        ...grace, action: { do: 'record', practice: 'delivery/testing', shows: 'strength', level: 'senior', note: 'From grace', on: { kind: 'interview', title: 'First talk' } },
      });
      assert.ok(recorded.id);
      assert.deepEqual([(await list(session)).evidence.length, (await list(session)).hidden], [1, ['grace']]);
      await client.changedOnDisk(uriOf(folder, `.plumbline/evidence/${session}/grace.jsonl`));
      await written(session, { do: 'close', closed: true });
      assert.deepEqual([(await list(session)).evidence.length, (await list(session)).hidden], [2, []]);
      const refused = await second.connection.sendRequest<EvidenceRefused>(writeEvidenceRequest, { ...grace, action: { do: 'seal' } });
      assert.match(refused.refusal, /Only ada, who opened this session/);
      await Promise.all(Array.from({ length: 10 }, () => [record(session, client, 'ada2'), record(session, second, 'ada2')]).flat());
      assert.equal((await list(session)).evidence.length, 22);
    } finally {
      second.kill();
    }
    assert.equal(fs.readdirSync(path.join(folder, '.plumbline/evidence', session)).filter((it) => it.endsWith('.jsonl')).length, 3);
  });

  it('refuses in words, and goes on', async () => {
    const session = await started();
    const ask = async (request: string, given: unknown): Promise<string> => (await client.connection.sendRequest<EvidenceRefused>(request, given)).refusal;
    const action: EvidenceAction = { do: 'record', practice: 'delivery/luck', shows: 'strength', level: 'solid', note: '', on: { kind: 'document', title: 'x' } };
    assert.match(await ask(writeEvidenceRequest, { ...params(session), action }), /no practice "delivery\/luck"/);
    assert.match(await ask(writeEvidenceRequest, { ...params(session), action: { ...action, practice: 'delivery/testing', level: 'guru' } }), /`level` is none of/);
    assert.match(await ask(writeEvidenceRequest, { ...params(session), action: { ...action, practice: 'delivery/testing', on: { kind: 'document', title: 'x', link: 'command:evil' } } }), /no link that starts with https/);
    const outside = { kind: 'code', at: { uri: 'file:///etc/passwd', ...call } };
    assert.match(await ask(writeEvidenceRequest, { ...params(session), action: { ...action, practice: 'delivery/testing', on: outside } }), /not in the folder/);
    const blank = { kind: 'code', at: { uri, start: { line: 1, character: 0 }, end: { line: 1, character: 0 } } };
    assert.match(await ask(writeEvidenceRequest, { ...params(session), action: { ...action, practice: 'delivery/testing', on: blank } }), /only blank space/);
    assert.match(await ask(listEvidenceRequest, { ...params('2020-01-01-aaaaaa') }), /not there any more/);
    assert.match(await ask(evidenceSessionsRequest, { folder: uriOf(folder), reviewer: ' ' }), /Say who you are/);
    assert.match(await ask(evidenceSessionsRequest, { folder: 'file:///nowhere', reviewer: 'ada' }), /not under review/);
    assert.match(await ask(scorecardRequest, { ...params(session), format: 'pdf' }), /no format "pdf"/);
    assert.match(await ask(listEvidenceRequest, null), /did not work/);
    const { sessions } = await client.connection.sendRequest<{ sessions: EvidenceSession[] }>(evidenceSessionsRequest, params(session));
    assert.deepEqual(sessions.map((it) => [it.subject, it.storage, it.problems]), [['Order service', 'private', []]]);
  });

  async function opened(): Promise<Client> {
    const made = await Client.start([folder]);
    const heard: string[] = [];
    changes = heard;
    made.connection.onNotification(evidenceChangedNotification, (it: { folder: string }) => { heard.push(it.folder); });
    await made.reviewed(folder);
    return made;
  }

  function params(session: string): { folder: string; reviewer: string; session: string } {
    return { folder: uriOf(folder), reviewer: 'ada', session };
  }

  async function started(change: { storage?: string; blind?: boolean } = {}): Promise<string> {
    const given = { ...params(''), subject: 'Order service', notes: '', storage: 'private', blind: false, ...change };
    const { session } = await client.connection.sendRequest<{ session: EvidenceSession }>(startSessionRequest, given);
    return session.id;
  }

  async function written(session: string, action: EvidenceAction): Promise<WriteEvidenceResult> {
    const result = await client.connection.sendRequest<WriteEvidenceResult & Partial<EvidenceRefused>>(writeEvidenceRequest, { ...params(session), action });
    assert.equal(result.refusal, undefined);
    return result;
  }

  function record(session: string, by = client, reviewer = 'ada'): Promise<WriteEvidenceResult> {
    const action: EvidenceAction = { do: 'record', practice: 'reliability/incident-response', shows: 'growth', level: 'solid', note: 'Nobody waits', on: { kind: 'code', at: { uri, ...call } } };
    return by.connection.sendRequest<WriteEvidenceResult>(writeEvidenceRequest, { ...params(session), reviewer, action });
  }

  function list(session: string): Promise<EvidenceList> {
    return client.connection.sendRequest<EvidenceList>(listEvidenceRequest, params(session));
  }

  async function item(session: string): Promise<EvidenceItem> {
    const [found] = (await list(session)).evidence;
    assert.ok(found);
    return found;
  }

  async function suggestions(session: string): Promise<readonly EvidenceSuggestion[]> {
    return (await client.connection.sendRequest<{ suggestions: EvidenceSuggestion[] }>(suggestionsRequest, params(session))).suggestions;
  }

  async function scorecard(session: string, format: string): Promise<string> {
    return (await client.connection.sendRequest<{ text: string }>(scorecardRequest, { ...params(session), format })).text;
  }

  function logText(): string {
    const files = fs.readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.jsonl'));
    return files.map((it) => fs.readFileSync(path.join(data, it), 'utf8')).join('');
  }
});
