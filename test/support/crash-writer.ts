/** Several writers in one process, until it is killed; says on standard output which events were acknowledged, and to whom. */
import fs from 'node:fs';
import { EvidenceBook } from '../../src/host/evidence-book.js';

const [root = '', data = '', session = '', writers = '1'] = process.argv.slice(2);

takeLittleAtATime();
for (let writer = 0; writer < Number(writers); writer++) void writeForEver(writer);

async function writeForEver(writer: number): Promise<void> {
  // Some to a log, so that they also wait for each other's locks and find those of the dead.
  const book = new EvidenceBook(root, data, `reviewer-${writer % 3}`);
  for (let count = 0; ; count++) {
    const event = await book.write(session, {
      kind: 'recorded', practice: 'reliability/incident-response', shows: 'growth', level: 'solid',
      note: `${count} ${'long enough to be cut somewhere '.repeat(10)}`, source: { kind: 'file', path: 'src/orders.ts' },
    });
    fs.writeSync(1, `${writer} ${event.id}\n`);
    // Now and then text is erased, so that logs are also replaced as a whole.
    if (count % 7 === 6) await book.erase(session, event.id);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A disk may take part of what it is given, slowly, and a process may die between two parts. */
function takeLittleAtATime(): void {
  const writeSync = fs.writeSync as (handle: number, bytes: Buffer, offset: number, length: number) => number;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  fs.writeSync = ((handle: number, bytes: Buffer | string, offset: number | null = 0) => {
    const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    if (handle === 1) return writeSync(handle, whole, 0, whole.length);
    const at = offset ?? 0;
    if (at > 0) Atomics.wait(pause, 0, 0, 0.3);
    return writeSync(handle, whole, at, Math.min(150, whole.length - at));
  }) as typeof fs.writeSync;
}
