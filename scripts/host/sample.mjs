// A copy of the example backend, so that tests may edit it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const example = 'examples/orders';

/** Gives the copy's folder, which keeps the example's name, and `remove`. */
export function sampleWorkspace() {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-sample-'));
  const folder = path.join(parent, path.basename(example));
  fs.cpSync(example, folder, { recursive: true });
  // The example finds its packages above itself, in the repository; so does the copy.
  fs.symlinkSync(path.resolve('node_modules'), path.join(parent, 'node_modules'), 'junction');
  return {
    folder,
    remove: () => fs.rmSync(parent, { recursive: true, force: true, maxRetries: 5 }),
  };
}
