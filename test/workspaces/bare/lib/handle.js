import fs from 'node:fs/promises';
import { log } from './log.js';

export async function handle(url) {
  log(url);
  return fs.readFile(`pages/${url}`, 'utf8');
}
