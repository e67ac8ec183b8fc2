/** Checks what several commands are given, and says what several of them have to say. */
import fs from 'node:fs';
import path from 'node:path';
import type { Review } from '../engine/review.js';
import { UsageError, type Terminal } from './terminal.js';

/** The absolute path of a file or folder that has to exist. */
export function existing(given: string, { cwd }: Terminal): string {
  const found = path.resolve(cwd, given);
  if (!fs.existsSync(found)) throw new UsageError(`There is no file or folder "${given}" in ${cwd}.`);
  return found;
}

/** The absolute path of a folder that has to exist; `option` names where it was given. */
export function existingFolder(given: string, option: string, terminal: Terminal): string {
  const found = existing(given, terminal);
  if (!fs.statSync(found).isDirectory()) throw new UsageError(`${option}: "${given}" is a file; expected a folder.`);
  return found;
}

/** The text of a file that a user named. */
export function readInput(given: string, { cwd }: Terminal): string {
  try {
    return fs.readFileSync(path.resolve(cwd, given), 'utf8');
  } catch (error) {
    throw new UsageError(`${given} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
}

/** Refuses a `--today` that is no day. */
export function checkToday(today: string | undefined): void {
  if (today === undefined) return;
  // JavaScript takes the 30th of February for the 2nd of March, so the date has to come back as it went in.
  const time = /^\d{4}-\d{2}-\d{2}$/.test(today) ? Date.parse(today) : Number.NaN;
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(today);
  if (!isDate) throw new UsageError(`--today: "${today}" is no date; expected YYYY-MM-DD, such as 2026-03-31.`);
}

/** Prints the mistakes in the standards, one a line; reports whether there are any. */
export function showStandardsErrors({ standardsErrors }: Pick<Review, 'standardsErrors'>, { stderr }: Terminal): boolean {
  for (const { message, location } of standardsErrors) {
    stderr.write(`${location.file}:${location.start.line + 1}:${location.start.character + 1}: ${message}\n`);
  }
  return standardsErrors.length > 0;
}
