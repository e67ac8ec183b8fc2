// Folders that are expensive to make: made once, and never seen half made.
import fs from 'node:fs';
import path from 'node:path';

/** Everything downloaded is kept here, so that a second run needs no network. Never in version control. */
export const cache = path.resolve('.vscode-test');

/** Gives `folder`; when it does not exist yet, `make` fills it under another name and it is renamed when complete. */
export function ensureFolder(folder, make) {
  if (fs.existsSync(folder)) return folder;

  const unfinished = `${folder}.${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true });
  try {
    make(unfinished);
    if (!fs.existsSync(folder)) fs.renameSync(unfinished, folder); // Another run may have been faster.
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
