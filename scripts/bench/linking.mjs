// How the processor time of a cold review is shared between extraction, and linking with all rules; prints JSON.
// Runs as a program of its own: node --import tsx scripts/bench/linking.mjs ROOT native|ts6
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, ticks, ticksPerSecond } from './measure.mjs';

const repository = path.join(import.meta.dirname, '../..');
const [root, types] = process.argv.slice(2);

const load = (file) => import(pathToFileURL(path.join(repository, file)).href);
const { diskFiles } = await load('src/host/disk-files.ts');
const { loadNativeChecker } = await load('src/host/native-checker.ts');
const { loadCards, typesFolder } = await load('src/host/resources.ts');
const { openWorkspace } = await load('src/engine/workspace.ts');

const checker = types === 'native' ? await loadNativeChecker() : undefined;
const workspace = openWorkspace({ files: diskFiles(root, typesFolder()), cards: loadCards(), today: '2026-01-01', typesFolder: typesFolder(), ...(checker === undefined ? {} : { checker }) });

const cold = lastStep(workspace);
// With nothing changed, what is left is what the last step of the first review did.
const again = [0, 1, 2].map(() => lastStep(workspace).total);
workspace.close();
console.log(JSON.stringify({ extraction: cold.total - cold.last, linking: cold.last, again: median(again) }));

/** Seconds of processor time of a review, and of its part after the last file was answered. */
function lastStep(of) {
  const started = seconds();
  const steps = of.reviewSteps();
  let before = started;
  let isDone = false;
  let answered = started;
  while (!isDone) {
    answered = before;
    isDone = steps.next().done === true;
    before = isDone ? before : seconds();
  }
  const ended = seconds();
  return { total: ended - started, last: ended - answered };
}

/** Processor time of this process and of the checker that it started. */
function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childTicks() / ticksPerSecond;
}

function childTicks() {
  try {
    const children = fs.readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim();
    return children === '' ? 0 : children.split(' ').reduce((sum, pid) => sum + ticks(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')), 0);
  } catch {
    // Known on Linux only; elsewhere the time of the native checker is left out.
    return 0;
  }
}
