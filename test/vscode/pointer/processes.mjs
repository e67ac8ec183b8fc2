// Finds running processes by what stands on their command line.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** Ids of the processes whose command line holds all of `parts`. */
export function processIds(...parts) {
  return commandLines().filter(([, line]) => parts.every((it) => line.includes(it))).map(([id]) => id);
}

function commandLines() {
  if (!fs.existsSync('/proc/self/cmdline')) {
    const lines = execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((it) => [Number.parseInt(it, 10), it]);
  }
  return fs.readdirSync('/proc').filter((it) => /^\d+$/.test(it)).map((id) => {
    try {
      return [Number(id), fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')];
    } catch {
      return [Number(id), '']; // It has ended meanwhile.
    }
  });
}
