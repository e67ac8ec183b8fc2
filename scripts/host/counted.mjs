// Runs a program that writes { passed, failed } to the file COUNTS names, and does not take a good exit for a good result.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Gives the counts, and `red`, the failed tests by file and title. A program that ends badly without a failed test counts
 * as one, and so does one that counted nothing.
 */
export function runCounted(args, env) {
  const counts = path.join(os.tmpdir(), `plumbline-counts-${process.pid}-${Date.now()}.json`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env, COUNTS: counts } });
  const { passed = 0, failed = 0, red = [] } = fs.existsSync(counts) ? JSON.parse(fs.readFileSync(counts, 'utf8')) : {};
  fs.rmSync(counts, { force: true });
  const sound = failed > 0 || (status === 0 && passed > 0);
  return { passed, failed: sound ? failed : failed + 1, red };
}

/** Runs test files with mocha, without the repository's own configuration. */
export function mocha(files, env, options = []) {
  const reporter = ['--reporter', path.resolve('scripts/host/counting-reporter.cjs')];
  return runCounted(['node_modules/mocha/bin/mocha.js', ...reporter, ...options, ...files], env);
}
