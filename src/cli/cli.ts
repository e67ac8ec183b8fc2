/** The `plumbline` command: arguments in, exit code out. */
import { optimiseLater } from '../host/optimise-later.js';
import { run } from './run.js';

optimiseLater();

// Whoever reads may have read enough, as `head` does. The command still ends with its own code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const running = run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  cwd: process.cwd(),
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
});

running.then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`plumbline: this is a defect of Plumbline, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 3;
  },
);
