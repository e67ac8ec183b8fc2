// Compares on one repository and prints the outcome as JSON. Runs in a process of its own, so that a crash ends one alone.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { register } from 'tsx/esm/api';

register();
const [root, output] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(path.join(import.meta.dirname, '../..', file)).href);
const { compare } = await load('test/differential/compare.ts');
const { explain } = await load('test/differential/classes.ts');
const { diskFiles } = await load('src/host/disk-files.ts');
const { typesFolder } = await load('src/host/resources.ts');

const files = diskFiles(root, typesFolder());
const comparison = compare(files, typesFolder());
const roles = {};
for (const { path: file, role } of comparison.ours.graph.files) roles[file] = role;
const differences = [...explain(comparison)].map(([it, found]) => ({
  class: found?.id ?? null,
  by: it.by,
  kind: it.kind,
  role: roles[it.file] ?? 'none',
  file: it.file,
  line: it.line + 1,
  text: it.text,
}));
fs.writeFileSync(output, JSON.stringify({ agreed: comparison.agreed, ours: comparison.ours.reports.length, theirs: comparison.theirs.reports.length, unread: comparison.theirs.failures.size, differences }));
