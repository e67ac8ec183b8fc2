// Writes what the study of anchors found: a table to read, and every disagreement to judge.
import fs from 'node:fs';
import path from 'node:path';

export function writeResults(results, folder) {
  fs.mkdirSync(folder, { recursive: true });
  const disagreements = results.filter((it) => it.verdict !== 'right');
  fs.writeFileSync(path.join(folder, 'anchors.json'), JSON.stringify(disagreements, null, 1));
  const names = [...new Set(results.map((it) => it.repository))];
  const rows = [...names.map((name) => rowOf(name, results.filter((it) => it.repository === name))), rowOf('all', results)];
  console.table(rows);
}

function rowOf(name, results) {
  const exists = results.filter((it) => it.truth.share >= 0.5);
  const found = exists.filter((it) => it.verdict === 'right');
  const count = (verdict) => results.filter((it) => it.verdict === verdict).length;
  const state = (state) => results.filter((it) => it.found.state === state).length;
  const times = results.map((it) => it.milliseconds).sort((a, b) => a - b);
  return {
    name, places: results.length, exists: exists.length, found: found.length, share: (100 * found.length / exists.length).toFixed(1),
    exact: state('exact'), moved: state('moved'), changed: state('changed'), lost: state('lost'),
    missed: count('missed'), elsewhere: count('elsewhere'), exactElsewhere: count('exact-elsewhere'), beyondGit: count('exact-beyond-git'),
    median: times[times.length >> 1].toFixed(2), p95: times[Math.floor(times.length * 0.95)].toFixed(2),
  };
}
