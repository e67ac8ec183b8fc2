// Runs a command and measures its wall time, its processor time and the peak memory of its process tree.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

const intervalMs = 50;

/** What the kernel counts processor time in, on every Linux that Node runs on. */
export const ticksPerSecond = 100;

/**
 * Runs `node` with arguments. Memory is what all processes of the tree hold at one moment, sampled while it runs: resident
 * sizes from `/proc` on Linux, from `ps` elsewhere. Sampling can miss a short peak, so on Linux the kernel's own high-water
 * mark of each process counts as well. Pages that processes share are counted for each; both sides run in one process.
 *
 * Processor time is that of all threads, so it may exceed wall time. It says more than wall time where other programs
 * compete for the processors; it is known on Linux only, and ends with the last sample.
 */
export async function measure(args, { cwd, env = {}, allowed = [0] }) {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let peak = 0;
  let errors = '';
  child.stderr.on('data', (it) => {
    errors = (errors + it).slice(-4000);
  });
  const times = new Map();
  const sample = () => {
    peak = Math.max(peak, treeMemory(child.pid, times));
  };
  const timer = setInterval(sample, intervalMs);
  sample();
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  clearInterval(timer);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (allowed !== 'any' && !allowed.includes(code)) throw new Error(`node ${args.slice(0, 3).join(' ')} … ended with ${code}: ${errors.slice(-600)}`);
  const cpuSeconds = [...times.values()].reduce((sum, it) => sum + it, 0) / ticksPerSecond;
  return { seconds, cpuSeconds, megabytes: peak / 1024 };
}

/** Kilobytes that a process and all below it hold now; keeps the processor time that each has used in `times`. */
function treeMemory(root, times) {
  return fs.existsSync('/proc/self/status') ? treeOnLinux(root, times) : treeByPs(root);
}

function treeOnLinux(root, times) {
  let sum = 0;
  let highest = 0;
  const pending = [root];
  for (let pid = pending.pop(); pid !== undefined; pid = pending.pop()) {
    try {
      const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
      sum += kilobytes(status, 'VmRSS');
      highest = Math.max(highest, kilobytes(status, 'VmHWM'));
      times.set(pid, ticks(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')));
      for (const task of fs.readdirSync(`/proc/${pid}/task`)) {
        const children = fs.readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim();
        if (children !== '') pending.push(...children.split(' ').map(Number));
      }
    } catch {
      // The process ended between two reads.
    }
  }
  return Math.max(sum, highest);
}

function kilobytes(status, key) {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}

/** User and system time; the name before them stands in parentheses and may hold anything. */
export function ticks(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function treeByPs(root) {
  try {
    const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n').map((it) => it.trim().split(/\s+/).map(Number));
    const tree = new Set([root]);
    // A child may be listed above its parent; the tree is not deep.
    for (let depth = 0; depth < 4; depth += 1) for (const [pid, parent] of rows) if (tree.has(parent)) tree.add(pid);
    return rows.reduce((sum, [pid, , size]) => (tree.has(pid) ? sum + size : sum), 0);
  } catch {
    // Where there is no ps, memory stays unknown and is printed as zero.
    return 0;
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
