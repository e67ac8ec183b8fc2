// A copy of a checkout that may be edited: own files are copied, installed packages are linked.
import fs from 'node:fs';
import path from 'node:path';
import { benchFolder } from './corpora.mjs';

export function workingCopy(root, files) {
  const copy = path.join(benchFolder, 'copies', path.basename(root));
  fs.rmSync(copy, { recursive: true, force: true });
  const folders = new Set(['']);
  for (const file of files) {
    fs.mkdirSync(path.join(copy, path.dirname(file)), { recursive: true });
    fs.copyFileSync(path.join(root, file), path.join(copy, file));
    if (path.basename(file) === 'package.json') folders.add(path.dirname(file));
  }
  for (const folder of folders) {
    const packages = path.join(root, folder, 'node_modules');
    const link = path.join(copy, folder, 'node_modules');
    if (fs.existsSync(packages) && !fs.existsSync(link)) fs.symlinkSync(packages, link, 'junction');
  }
  // Both end the search for a root here: the server would go on above, and review this repository.
  fs.mkdirSync(path.join(copy, '.git'), { recursive: true });
  const standards = path.join(copy, 'plumbline.json');
  if (!fs.existsSync(standards)) fs.writeFileSync(standards, '{}\n');
  return copy;
}
