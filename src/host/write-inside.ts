/** Writes a file below a root, whole or not at all. */
import fs from 'node:fs';
import path from 'node:path';

/** Writes `text` to `file`, given relative to the root. Throws with a message for a user where that cannot be done. */
export function writeInside(root: string, file: string, text: string): void {
  const target = path.join(root, file);
  const folder = path.dirname(target);
  fs.mkdirSync(folder, { recursive: true });
  // A link that somebody committed must not lead a write out of the workspace.
  const real = fs.realpathSync(folder);
  const top = fs.realpathSync(root);
  if (real !== top && !real.startsWith(top + path.sep)) throw new Error(`${folder} is a link that leads out of ${root}`);

  // Written beside and moved, so that a reader never sees half of it; the process in the name keeps two writers apart.
  const beside = path.join(real, `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(beside, text, { flag: 'wx' });
    fs.renameSync(beside, path.join(real, path.basename(target)));
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}
