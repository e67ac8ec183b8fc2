/** A lock between processes: a file that says who holds it. Held for the length of one write. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';

/** How long to wait for another writer, in milliseconds. */
const patience = 10_000;
/** A lock that is held for longer than this was left behind, whatever its process does now. */
const maximumHold = 60_000;

/** Runs `work` while no other process runs under the same lock. */
export async function withLock<T>(lock: string, work: () => T): Promise<T> {
  await take(lock);
  try {
    return work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  for (const started = Date.now(); ; ) {
    if (tryToTake(lock)) return;
    removeIfLeft(lock);
    if (Date.now() - started > patience) {
      throw new Error(`Another window is writing evidence and does not finish. If none is, remove ${lock} and try again.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 8));
  }
}

function tryToTake(lock: string): boolean {
  try {
    fs.writeFileSync(lock, `${process.pid}@${os.hostname()}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose holder is gone. */
function removeIfLeft(lock: string): void {
  const seen = holderOf(lock);
  if (seen === undefined || !isLeft(seen)) return;
  // Moved aside first: of several that wait, one moves it, and it looks once more at what it moved.
  const aside = `${lock}.${randomUUID()}`;
  try {
    fs.renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = holderOf(aside);
  if (moved !== undefined && !isLeft(moved)) putBack(aside, lock);
  fs.rmSync(aside, { force: true });
}

/** Gives a lock back to the holder that it was taken from by mistake. */
function putBack(aside: string, lock: string): void {
  try {
    fs.linkSync(aside, lock);
  } catch (error) {
    // Another took it meanwhile. Lines are appended whole, so two writers at once still harm nothing.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

interface Holder {
  readonly text: string;
  readonly age: number;
}

function holderOf(file: string): Holder | undefined {
  try {
    const age = Date.now() - fs.statSync(file).mtimeMs;
    return { text: fs.readFileSync(file, 'utf8').trim(), age };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isLeft({ text, age }: Holder): boolean {
  if (age > maximumHold) return true;
  const [pid, host] = text.split('@');
  // Empty between its creation and its first byte; whoever died right there left it so.
  if (text === '') return age > 1000;
  return host === os.hostname() && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is alive and belongs to someone else.
    return codeOf(error) !== 'ESRCH';
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
