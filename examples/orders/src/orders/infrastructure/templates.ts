import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads a template as it is now, since the warehouse changes them while we run. */
export function readTemplate(folder: string, name: string): string {
  return readFileSync(path.join(folder, 'templates', `${name}.txt`), 'utf8');
}

/** Reads who we are once, before the first request comes. */
export function readSender(folder: string): string {
  return readFileSync(path.join(folder, 'templates', 'sender.txt'), 'utf8').trim();
}
