/**
 * `npm run anchors -- --corpora DIR [--only NAME] [--windows 10] [--places 100] [--out DIR] [--details FILE]`: measures how well anchors follow code.
 * In each git repository of the folder it anchors places, follows them over fifty later commits of the main line, and
 * compares what our search says with `git blame --reverse -w -M -C`, which knows nothing of it. Nothing of what is read is run.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { outlineOf } from '../src/engine/outline.ts';
import { CodeNow } from '../src/evidence/code-now.ts';
import { findAnchor } from '../src/evidence/find-anchor.ts';
import { makeAnchor } from '../src/evidence/make-anchor.ts';
import { Repository } from './anchors/git.mjs';
import { judge, truthOf } from './anchors/judge.mjs';
import { choosePlaces, randomFrom } from './anchors/places.mjs';
import { writeResults } from './anchors/results.mjs';

const { values: given } = parseArgs({
  options: {
    corpora: { type: 'string' },
    only: { type: 'string', multiple: true },
    windows: { type: 'string', default: '10' },
    places: { type: 'string', default: '100' },
    commits: { type: 'string', default: '50' },
    details: { type: 'string' },
    out: { type: 'string', default: path.join(import.meta.dirname, '../docs/evidence') },
  },
});
if (given.corpora === undefined) throw new Error('--corpora names a folder of git repositories with their history');
const folder = path.resolve(process.env.INIT_CWD ?? '.', given.corpora);
const commits = Number(given.commits);
const windows = Number(given.windows);
/** How far back windows reach, in commits of the main line. */
const reach = 2500;

const results = [];
for (const name of fs.readdirSync(folder).sort()) {
  const root = path.join(folder, name);
  if (!fs.existsSync(path.join(root, '.git')) || (given.only && !given.only.includes(name))) continue;
  const repository = new Repository(root);
  const line = repository.mainLine();
  if (line.length < commits * 10) continue;
  const step = Math.floor((Math.min(reach, line.length) - commits - 1) / windows);
  for (let window = 0; window < windows; window++) {
    results.push(...follow(repository, name, line[window * step + commits], line[window * step], window));
  }
  const own = results.filter((it) => it.repository === name);
  console.log(`${name}: ${own.length} places, ${own.filter((it) => it.verdict !== 'right').length} disagreements`);
}
if (given.details !== undefined) fs.writeFileSync(given.details, JSON.stringify(results.filter((it) => it.verdict !== 'right')));
writeResults(results, given.out);

function follow(repository, name, start, end, window) {
  const random = randomFrom(window * 1000 + name.length);
  const before = repository.texts(start);
  const now = repository.texts(end);
  const places = choosePlaces(random, before, repository.touched(start, end), Number(given.places));
  const code = new CodeNow({
    list: () => [...now.keys()],
    read: (it) => now.get(it),
    declarations: (it) => outlineOf({ root: '/root', read: () => now.get(it) }, it),
  });
  const fates = new Map();
  return places.flatMap((place) => {
    const text = before.get(place.path);
    const declarations = outlineOf({ root: '/root', read: () => text }, place.path);
    const anchor = makeAnchor({ ...place, text, declarations, revision: start, committed: true });
    const started = performance.now();
    const found = findAnchor(anchor, code);
    const milliseconds = performance.now() - started;
    if (!fates.has(place.path)) fates.set(place.path, repository.fates(start, end, place.path));
    const fate = fates.get(place.path);
    // A snapshot may lack blobs that git wants to look into; then there is nothing to compare with.
    if (fate === undefined) return [];
    const truth = truthOf(anchor, text, fate);
    return [{ repository: name, start, end, anchor, found, truth, verdict: judge(anchor, truth, found), milliseconds, nowText: now.get(found.path), truthText: now.get(truth.lines[0]?.path) }];
  });
}
