/** The book on a real disk: where it lies, who may write, what two windows and two machines do to it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { EventBody } from '../../src/evidence/events.js';
import { EvidenceBook, EvidenceRefusal } from '../../src/host/evidence-book.js';
import { dataFolder, logName } from '../../src/host/evidence-folders.js';
import { folderWith } from '../support/folders.js';
import { start } from './support.js';

const recording: EventBody = {
  kind: 'recorded', practice: 'delivery/testing', shows: 'strength', level: 'senior', note: 'Contract tests for each consumer',
  source: { kind: 'file', path: 'test/contract.test.ts' },
};

describe('the book of evidence', () => {
  it('keeps sessions in the data directory, readable by their owner alone', async () => {
    const { book, root, data } = fresh();
    const session = await book.start(start);
    const event = await book.write(session.state.id, recording);
    const files = fs.readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.jsonl'));
    assert.equal(files.length, 1);
    assert.match(files[0] ?? '', new RegExp(`^evidence/${path.basename(root)}-[0-9a-f]{12}/${session.state.id}/ada-[0-9a-f]{8}\\.jsonl$`));
    assert.equal(fs.statSync(path.join(data, files[0] ?? '')).mode & 0o077, 0);
    assert.deepEqual(fs.readdirSync(root), []);
    const again = new EvidenceBook(root, data, 'ada').session(session.state.id);
    assert.equal(again?.state.evidence[0]?.id, event.id);
    assert.deepEqual(event.parents, [session.events[0]?.id]);
  });

  it('keeps a session in the workspace when that was chosen', async () => {
    const { book, root } = fresh();
    const session = await book.start({ ...start, storage: 'workspace' });
    assert.equal(session.folder, path.join(root, '.plumbline/evidence', session.state.id));
    assert.equal(fs.readdirSync(session.folder).length, 1);
  });

  it('lets two windows write at once, also under one name', async () => {
    const { book, root, data } = fresh();
    const { id } = (await book.start(start)).state;
    const windows = [book, new EvidenceBook(root, data, 'ada'), new EvidenceBook(root, data, 'grace')];
    const written = await Promise.all(Array.from({ length: 20 }, () => windows.map((it) => it.write(id, recording))).flat());
    const session = book.session(id);
    assert.equal(session?.state.evidence.length, 60);
    assert.deepEqual(session.broken, []);
    assert.deepEqual(new Set(session.state.evidence.map((it) => it.id)), new Set(written.map((it) => it.id)));
    assert.deepEqual(fs.readdirSync(session.folder).filter((it) => !it.endsWith('.jsonl')), []);
  });

  it('merges two machines file by file, without a conflict', async () => {
    const one = fresh();
    const { id, folder } = await started(one.book);
    await one.book.write(id, recording);
    const two = fresh('grace');
    const elsewhere = copied(folder, two.root, id);
    await two.book.write(id, { kind: 'replied', target: one.book.session(id)?.state.evidence[0]?.id ?? '', text: 'Which consumer?' });
    await one.book.write(id, recording);
    for (const it of fs.readdirSync(elsewhere)) if (it.startsWith('grace')) fs.copyFileSync(path.join(elsewhere, it), path.join(folder, it));
    const state = one.book.session(id)?.state;
    assert.deepEqual(state?.reviewers.map((it) => it.name), ['ada', 'grace']);
    assert.deepEqual([state.evidence.length, state.evidence[0]?.replies[0]?.text, state.problems], [2, 'Which consumer?', []]);
  });

  it('refuses what the state would not count, and says why', async () => {
    const { book, root, data } = fresh();
    const { id } = await started(book);
    const mine = (await book.write(id, recording)).id;
    const other = new EvidenceBook(root, data, 'grace');
    await refused(other.write(id, { kind: 'deleted', target: mine, deleted: true }), /Only ada, who wrote it, can do this/);
    await refused(other.seal(id), /Only ada, who opened this session/);
    await refused(book.write(id, { ...recording, practice: 'delivery/luck' }), /no practice "delivery\/luck"/);
    await refused(book.write(id, { kind: 'replied', target: 'nothing', text: '' }), /no evidence "nothing"/);
    await refused(book.write('2026-01-01-000000', recording), /no session "2026-01-01-000000"/);
    await refused(book.write('../../etc', recording), /no session/);
    await book.seal(id);
    assert.equal(book.session(id)?.state.seal?.intact, true);
    await refused(book.write(id, recording), /sealed by ada/);
    await book.erase(id, mine);
    const after = book.session(id);
    assert.deepEqual([after?.state.seal?.intact, after?.state.evidence[0]?.content], [true, null]);
  });

  it('erases the text of one piece, and names the logs of others that still hold replies', async () => {
    const { book, root, data } = fresh();
    const { id, folder } = await started(book);
    const target = (await book.write(id, { ...recording, note: 'A secret thought' })).id;
    await book.write(id, { kind: 'edited', target, note: 'A second secret' });
    await new EvidenceBook(root, data, 'grace').write(id, { kind: 'replied', target, text: 'Replying to it' });
    const left = await book.erase(id, target);
    assert.deepEqual(left.map((it) => path.basename(it).split('-')[0]), ['grace']);
    assert.doesNotMatch(textIn(folder), /secret/);
    assert.match(textIn(folder), /"kind":"tombstone","was":"recorded"/);
    const state = book.session(id)?.state;
    assert.deepEqual([state?.evidence[0]?.content, state?.evidence[0]?.replies[0]?.text], [null, null]);
  });

  it('erases a session as a whole, and it stays erased when a log comes back', async () => {
    const { book } = fresh();
    const { id, folder } = await started(book);
    await book.write(id, recording);
    const [log = ''] = fs.readdirSync(folder);
    const kept = fs.readFileSync(path.join(folder, log));
    await book.eraseSession(id);
    assert.doesNotMatch(textIn(folder), /Contract tests|Order service/);
    assert.equal(book.session(id)?.state.erased?.by, 'ada');
    fs.writeFileSync(path.join(folder, log), kept);
    assert.deepEqual(book.session(id)?.state.evidence, []);
    assert.equal(book.session(id)?.state.subject, '');
  });

  it('reports broken lines and odd files, keeps them, and goes on', async () => {
    const { book } = fresh();
    const { id, folder } = await started(book);
    const [log = ''] = fs.readdirSync(folder);
    fs.appendFileSync(path.join(folder, log), '{"id":"cut');
    fs.symlinkSync('/etc/passwd', path.join(folder, 'link.jsonl'));
    await book.write(id, recording);
    const session = book.session(id);
    assert.equal(session?.state.evidence.length, 1);
    assert.deepEqual(session.broken.map(({ line, message }) => [line, message]), [
      [undefined, 'This is no file. Logs are not read through links.'],
      [2, 'The line is no JSON; it may have been cut while it was written.'],
    ]);
    assert.match(textIn(folder, log), /\{"id":"cut\n\{"id"/);
  });

  it('does not write through a link that leaves the workspace', async () => {
    const { book, root } = fresh();
    fs.symlinkSync(folderWith({}), path.join(root, '.plumbline'));
    await refused(book.start({ ...start, storage: 'workspace' }), /leads out of the workspace/);
    const linked = fresh();
    const { id, folder } = await started(linked.book);
    const elsewhere = folderWith({ 'target.txt': 'as it was' });
    for (const it of fs.readdirSync(folder)) {
      fs.rmSync(path.join(folder, it));
      fs.symlinkSync(path.join(elsewhere, 'target.txt'), path.join(folder, it));
    }
    await assert.rejects(linked.book.write(id, recording));
    assert.equal(textIn(elsewhere, 'target.txt'), 'as it was');
  });

  it('takes over a lock whose holder is dead, and waits for one that lives', async () => {
    const { book } = fresh();
    const { id, folder } = await started(book);
    const [log = ''] = fs.readdirSync(folder);
    const lock = path.join(folder, `${log}.lock`);
    fs.writeFileSync(lock, `999999999@${os.hostname()}\n`);
    await book.write(id, recording);
    fs.writeFileSync(lock, `${process.pid}@${os.hostname()}\n`);
    const waiting = book.write(id, recording);
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(textIn(folder, log).split('\n').length, 3);
    fs.rmSync(lock);
    await waiting;
    assert.equal(textIn(folder, log).split('\n').length, 4);
  });

  it('names logs so that two reviewers never share one', () => {
    assert.equal(logName('ada', '01234567'), 'ada-01234567.jsonl');
    const names = ['Ada', 'ADA', 'ada!', 'Ådá', '', '../../x', '李'].map((it) => logName(it, '01234567'));
    assert.equal(new Set(names).size, names.length);
    for (const it of names) assert.match(it, /^[a-z0-9-]+\.jsonl$/);
    assert.equal(dataFolder({ PLUMBLINE_DATA_DIR: '/somewhere' }), '/somewhere');
  });
});

function fresh(reviewer = 'ada'): { readonly book: EvidenceBook; readonly root: string; readonly data: string } {
  const root = folderWith({});
  const data = folderWith({});
  return { book: new EvidenceBook(root, data, reviewer), root, data };
}

async function started(book: EvidenceBook): Promise<{ readonly id: string; readonly folder: string }> {
  const { state, folder } = await book.start({ ...start, storage: 'workspace' });
  return { id: state.id, folder };
}

function copied(folder: string, root: string, id: string): string {
  const there = path.join(root, '.plumbline/evidence', id);
  fs.cpSync(folder, there, { recursive: true });
  return there;
}

function textIn(folder: string, name?: string): string {
  return fs.readdirSync(folder).filter((it) => name === undefined || it === name).map((it) => fs.readFileSync(path.join(folder, it), 'utf8')).join('');
}

async function refused(work: Promise<unknown>, why: RegExp): Promise<void> {
  await assert.rejects(work, (error: unknown) => error instanceof EvidenceRefusal && why.test(error.message));
}
