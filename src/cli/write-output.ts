/** Writes what a command gives: to a file when one was named, else to standard output. */
import fs from 'node:fs';
import path from 'node:path';
import { UsageError, type Terminal } from './terminal.js';

export function writeOutput(text: string, output: string | undefined, terminal: Terminal): void {
  if (output === undefined) {
    terminal.stdout.write(text);
    return;
  }
  const file = path.resolve(terminal.cwd, output);
  try {
    // Written beside and moved, so that a reader never sees half of it.
    fs.writeFileSync(`${file}.tmp`, text);
    fs.renameSync(`${file}.tmp`, file);
  } catch (error) {
    throw new UsageError(`--output: cannot write ${output}: ${(error as Error).message}`);
  }
}
