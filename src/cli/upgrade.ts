/** `plumbline upgrade`. */
import { changesIn, newestEdition, type Change } from '../engine/upgrade.js';
import { standardsOf } from '../engine/standards-of.js';
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { findRoot } from '../host/find-root.js';
import { loadCards, typesFolder } from '../host/resources.js';
import { existingFolder, showStandardsErrors } from './arguments.js';
import { showProgress } from './progress.js';
import { ExitCode, type Terminal } from './terminal.js';

export interface UpgradeArguments {
  readonly root?: string;
  /** The edition to compare with; for tests, since a version knows few. */
  readonly to?: string;
  readonly cards?: ReturnType<typeof loadCards>;
}

export function upgrade({ root: given, to = newestEdition, cards = loadCards() }: UpgradeArguments, terminal: Terminal): number {
  const root = given === undefined ? findRoot(terminal.cwd, terminal.cwd) : existingFolder(given, '--root', terminal);
  const types = typesFolder();
  const files = diskFiles(root, types);
  const progress = showProgress(terminal);
  const review = openWorkspace({ files, cards, today: terminal.today, typesFolder: types, edition: to, onProgress: progress.show }).review();
  progress.clear();
  if (showStandardsErrors(review, terminal)) return ExitCode.usage;

  const standards = standardsOf(files);
  const changes = changesIn(standards, cards, to, review);
  const from = `This workspace follows edition ${standards.edition}`;
  if (standards.edition === to) terminal.stdout.write(`${from}, the newest that this version knows.\n`);
  else if (changes.length === 0) terminal.stdout.write(`${from}. Nothing changes with ${to}; to follow it, set "edition": "${to}".\n`);
  else terminal.stdout.write(`${from}. With ${to} these change:\n\n${changes.map(line).join('')}\nTo follow it, set "edition": "${to}" in plumbline.json.\n`);
  return ExitCode.clean;
}

function line({ rule, before, after, findings }: Change): string {
  return `  ${rule}: ${before} → ${after}, ${findings === 1 ? '1 finding' : `${findings} findings`} today\n`;
}
