/** `plumbline facts`: what one package's code says, as a file that a task runner can cache and `review --facts` links. */
import path from 'node:path';
import { packageFacts } from '../engine/package-facts.js';
import { diskFiles } from '../host/disk-files.js';
import { findRoot } from '../host/find-root.js';
import { factsMaker, typesFolder } from '../host/resources.js';
import { existingFolder, showStandardsErrors } from './arguments.js';
import { checkerFor } from './reviewer.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { writeFile } from './write-report.js';

export interface FactsArguments {
  readonly folder: string;
  readonly output?: string;
  readonly root?: string;
  readonly types?: 'native' | 'ts6';
}

export async function facts(given: FactsArguments, terminal: Terminal): Promise<number> {
  const folder = existingFolder(given.folder, 'facts', terminal);
  const root = given.root === undefined ? findRoot(path.dirname(folder), folder) : existingFolder(given.root, '--root', terminal);
  const relative = path.relative(root, folder).replaceAll('\\', '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) throw new UsageError(`"${given.folder}" lies outside the root ${root}. Name the root of the repository with --root.`);
  const checker = await checkerFor(given);
  const extracted = packageFacts({ files: diskFiles(root, typesFolder()), typesFolder: typesFolder(), version: factsMaker(), ...(checker && { checker }) }, relative);
  if (showStandardsErrors(extracted, terminal)) return ExitCode.usage;
  // What could not be analysed is told by the review, which fails for it; facts hold what there is.
  for (const { file, message } of extracted.problems) terminal.stderr.write(`${file}: ${message}\n`);
  if (given.output === undefined) terminal.stdout.write(extracted.text);
  else {
    writeFile(given.output, extracted.text, terminal);
    terminal.stderr.write(`Facts of ${extracted.files} file${extracted.files === 1 ? '' : 's'} in ${relative === '' ? root : relative}: ${given.output}\n`);
  }
  return ExitCode.clean;
}
