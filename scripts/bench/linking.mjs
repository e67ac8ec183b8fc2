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
let answered = 0;
const onProgress = () => { answered = seconds(); };
const workspace = openWorkspace({ files: diskFiles(root, typesFolder()), cards: loadCards(), today: '2026-01-01', typesFolder: typesFolder(), onProgress, ...(checker === undefined ? {} : { checker }) });

const started = seconds();
workspace.review();
const ended = seconds();
// With nothing changed, what is left is linking and rules.
const again = [0, 1, 2].map(() => timed(() => workspace.review()));
workspace.close();
console.log(JSON.stringify({ extraction: answered - started, linking: ended - answered, again: median(again) }));

function timed(work) {
  const before = seconds();
  work();
  return seconds() - before;
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
