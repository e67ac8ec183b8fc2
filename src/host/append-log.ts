/** Writes to a log so that what was acknowledged stays: whole lines, flushed to the disk, one process at a time. */
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './file-lock.js';

/** Only the owner may read what one person wrote about another. */
const fileMode = 0o600;
const folderMode = 0o700;

/** Appends lines. When it resolves, they are on the disk; when it rejects, none of them count. */
export async function appendLog(file: string, lines: string): Promise<void> {
  makeFolder(path.dirname(file));
  await withLock(`${file}.lock`, () => {
    const isNew = !fs.existsSync(file);
    const handle = fs.openSync(file, flags(fs.constants.O_CREAT | fs.constants.O_RDWR | fs.constants.O_APPEND), fileMode);
    try {
      const { size } = fs.fstatSync(handle);
      writeWhole(handle, Buffer.from((endsOpen(handle, size) ? '\n' : '') + lines), size);
    } finally {
      fs.closeSync(handle);
    }
    if (isNew) flushFolder(path.dirname(file));
  });
}

/** Replaces a log by what `change` makes of it; readers see the old one or the new one, never half of either. */
export async function rewriteLog(file: string, change: (text: string) => string): Promise<void> {
  await withLock(`${file}.lock`, () => {
    const text = fs.readFileSync(file, 'utf8');
    const changed = change(text);
    if (changed === text) return;
    const beside = `${file}.${process.pid}.tmp`;
    try {
      const handle = fs.openSync(beside, flags(fs.constants.O_CREAT | fs.constants.O_WRONLY | fs.constants.O_TRUNC), fileMode);
      try {
        writeWhole(handle, Buffer.from(changed), 0);
      } finally {
        fs.closeSync(handle);
      }
      fs.renameSync(beside, file);
    } finally {
      fs.rmSync(beside, { force: true });
    }
    flushFolder(path.dirname(file));
  });
}

/** Removes a log, for good. */
export async function removeLog(file: string): Promise<void> {
  await withLock(`${file}.lock`, () => {
    fs.rmSync(file, { force: true });
    flushFolder(path.dirname(file));
  });
}

/** Makes a folder with those above it, and flushes their names. */
export function makeFolder(folder: string): void {
  const first = fs.mkdirSync(folder, { recursive: true, mode: folderMode });
  if (first === undefined) return;
  for (let at = folder; at.length >= first.length; at = path.dirname(at)) flushFolder(path.dirname(at));
}

/** Writes all bytes and flushes them, or takes back what a full disk let through. */
function writeWhole(handle: number, bytes: Buffer, sizeBefore: number): void {
  try {
    for (let written = 0; written < bytes.length; ) written += fs.writeSync(handle, bytes, written);
    fs.fsyncSync(handle);
  } catch (error) {
    fs.ftruncateSync(handle, sizeBefore);
    throw error;
  }
}

/** Reports whether the last line was cut, so that the next one has to start on its own. */
function endsOpen(handle: number, size: number): boolean {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  fs.readSync(handle, last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}

/** A new name is on the disk only once its folder is. Windows has no such call, and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, fs.constants.O_RDONLY);
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** A link in place of a log may lead anywhere, so none is followed. */
function flags(wanted: number): number {
  return wanted | (process.platform === 'win32' ? 0 : fs.constants.O_NOFOLLOW);
}
