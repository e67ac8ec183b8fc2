/** Folders on the disk, for tests of what only a disk has: links, permissions, bytes. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'mocha';

const made: string[] = [];

/** A new folder with files in it, removed when the tests are over. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-test-')));
  made.push(folder);
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

after(() => {
  for (const it of made) fs.rmSync(it, { recursive: true, force: true });
});
