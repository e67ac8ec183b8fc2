/** A writer that is killed a thousand times, at any moment, loses nothing that it acknowledged. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import esbuild from 'esbuild';
import { describe, it } from 'mocha';
import { EvidenceBook } from '../../src/host/evidence-book.js';
import { folderWith } from '../support/folders.js';
import { randomFrom, start, type Random } from './support.js';

/** Processes that are killed, one after another in each lane. */
const kills = 1000;
/** Two to a process, so that a process also dies while one waits for the other's lock. */
const writersToAProcess = 2;
/** Processes at a time. */
const lanes = 3;
/** Processes to a session, so that reading it stays quick. */
const perSession = 10;

describe('a writer that is killed', () => {
  it('loses no acknowledged event', async () => {
    const root = folderWith({});
    const data = folderWith({});
    const writer = bundledWriter();
    const acknowledged = new Map<string, string[]>();
    let left = kills;
    const lane = async (number: number): Promise<void> => {
      const random = randomFrom(number);
      const book = new EvidenceBook(root, data, 'opener');
      let session = '';
      for (let count = 0; left-- > 0; count++) {
        if (count % perSession === 0) session = (await book.start(start)).state.id;
        const ids = await killed(random, [writer, root, data, session, String(writersToAProcess)]);
        acknowledged.set(session, [...(acknowledged.get(session) ?? []), ...ids]);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));

    const total = [...acknowledged.values()].flat().length;
    assert.ok(total >= kills * writersToAProcess, `events were acknowledged: ${total}`);
    let cut = 0;
    for (const [id, ids] of acknowledged) {
      const session = new EvidenceBook(root, data, 'reader').session(id);
      assert.ok(session);
      const kept = new Set(session.events.map((it) => it.id));
      assert.deepEqual(ids.filter((it) => !kept.has(it)), []);
      cut += session.broken.length;
      for (const it of session.broken) assert.match(it.message, /cut while it was written/);
      // What was left behind does not keep the next writer from its work.
      await new EvidenceBook(root, data, 'reviewer-0').write(id, { kind: 'session-closed', closed: true });
      const after = new EvidenceBook(root, data, 'reader').session(id);
      assert.ok(after?.state.reviewers.some((it) => it.name === 'reviewer-0' && it.closed));
    }
    assert.ok(cut > 0, 'some were killed in the middle of a line');
    console.log(`      ${kills} processes killed while they wrote, ${total} events acknowledged, ${cut} lines cut`);
  }).timeout(600_000);
});

/** Runs some writers, kills them at a random moment after each began to write, and gives what was acknowledged. */
function killed(random: Random, args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    let isDying = false;
    const wait = random(15);
    child.stderr.on('data', (it: Buffer) => { err += it.toString(); });
    child.stdout.on('data', (it: Buffer) => {
      out += it.toString();
      const writing = new Set(acknowledgements(out).map(([number]) => number));
      if (!isDying && writing.size === writersToAProcess) {
        isDying = true;
        setTimeout(() => child.kill('SIGKILL'), wait);
      }
    });
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(acknowledgements(out).flatMap(([, id]) => id ?? []));
      else reject(new Error(`the writers ended by themselves: ${err}`));
    });
  });
}

/** Writer and event of every line that came whole. */
function acknowledgements(out: string): readonly string[][] {
  return out.split('\n').slice(0, -1).map((it) => it.split(' '));
}

/** One file that starts in a few hundredths of a second. */
function bundledWriter(): string {
  const file = path.join(folderWith({}), 'writer.mjs');
  const source = path.join(import.meta.dirname, '../support/crash-writer.ts');
  esbuild.buildSync({ entryPoints: [source], outfile: file, bundle: true, platform: 'node', format: 'esm' });
  return file;
}
