// Writes what the study of anchors found: a table to read, and every disagreement as a row to judge. No code of others.
import fs from 'node:fs';
import path from 'node:path';

/** `anchors.csv` keeps the verdicts that people wrote, as long as the row is still there. */
export function writeResults(results, folder) {
  fs.mkdirSync(folder, { recursive: true });
  const names = [...new Set(results.map((it) => it.repository))];
  const rows = [...names.map((name) => rowOf(name, results.filter((it) => it.repository === name))), rowOf('all', results)];
  console.table(rows);
  fs.writeFileSync(path.join(folder, 'anchors-table.md'), table(rows));
  const file = path.join(folder, 'anchors.csv');
  const read = fs.existsSync(file) ? readVerdicts(fs.readFileSync(file, 'utf8')) : new Map();
  const lines = results.filter((it) => it.verdict !== 'right').map((it) => {
    const key = keyOf(it);
    return [...key, read.get(key.join(',')) ?? ','].join(',');
  });
  fs.writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
}

const header = 'repository,from,to,path,line,height,disagreement,state,verdict,reason';

function keyOf({ repository, start, end, anchor, verdict, found }) {
  const quoted = /[",]/.test(anchor.path) ? `"${anchor.path.replaceAll('"', '""')}"` : anchor.path;
  return [repository, start.slice(0, 12), end.slice(0, 12), quoted, anchor.start.line + 1, anchor.end.line - anchor.start.line + 1, verdict, found.state];
}

function readVerdicts(text) {
  return new Map(text.trimEnd().split('\n').slice(1).map((line) => {
    const found = /^((?:[^,"]*|"[^"]*")(?:,(?:[^,"]*|"[^"]*")){7}),(.*)$/.exec(line);
    return [found?.[1] ?? line, found?.[2] ?? ','];
  }));
}

function rowOf(name, results) {
  const exists = results.filter((it) => it.truth.share >= 0.5);
  const count = (verdict) => results.filter((it) => it.verdict === verdict).length;
  const inState = (state) => results.filter((it) => it.found.state === state).length;
  const found = exists.length - count('missed') - count('elsewhere') - exists.filter((it) => it.verdict === 'exact-elsewhere').length;
  const times = results.map((it) => it.milliseconds).sort((a, b) => a - b);
  return {
    repository: name, places: results.length, 'code still there': exists.length, 'found again': `${(100 * found / exists.length).toFixed(1)} %`,
    exact: inState('exact'), moved: inState('moved'), changed: inState('changed'), lost: inState('lost'),
    missed: count('missed'), elsewhere: count('elsewhere'), 'exact elsewhere': count('exact-elsewhere'), 'exact beyond git': count('exact-beyond-git'),
    'median ms': times[times.length >> 1].toFixed(2),
  };
}

function table(rows) {
  const columns = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `${[line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(columns.map((it) => row[it])))].join('\n')}\n`;
}
