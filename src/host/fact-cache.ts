/** Facts on disk, in the user's cache folder: never in a workspace, where they could be committed poisoned. */
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FactStore } from '../analysis/fact-store.js';
import { factsBuild, version } from './resources.js';

/** Most that all workspaces together may take, in bytes. What was used longest ago goes first. */
const maximumSize = 800_000_000;

const magic = 'plumbline facts';

/** Where the cache lies unless a user says otherwise. */
export function defaultCacheFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const home = os.homedir();
  if (platform === 'win32') return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'plumbline', 'cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'plumbline');
  const given = environment['XDG_CACHE_HOME'];
  return path.join(given !== undefined && path.isAbsolute(given) ? given : path.join(home, '.cache'), 'plumbline');
}

/**
 * The facts of one root. Several processes may read and write them at once: a text is written beside and moved, so that
 * the last one whole counts. One that was cut or changed is as good as absent.
 */
export function factCache(root: string, folder = defaultCacheFolder(), limit = maximumSize): FactStore {
  const build = path.join(folder, `${version()}-${factsBuild() ?? 'unbuilt'}`);
  const own = path.join(build, createHash('sha256').update(path.resolve(root)).digest('hex').slice(0, 32));
  return {
    load: (name) => load(path.join(own, name)),
    save: (name, text) => {
      // A full disk or a folder that may not be written costs time at the next start, and nothing else.
      quietly(() => {
        write(path.join(own, name), text);
        prune(folder, own, limit);
      });
    },
  };
}

/** The cache that is used when nobody says otherwise; none where the code is run from its sources, which may change. */
export function usualFactCache(root: string): FactStore | undefined {
  return factsBuild() === undefined ? undefined : factCache(root);
}

function load(file: string): string | undefined {
  return quietly(() => {
    const text = fs.readFileSync(file, 'utf8');
    const line = text.indexOf('\n');
    const body = text.slice(line + 1);
    if (text.slice(0, line) !== headOf(body)) return undefined;
    // The time of use decides what goes first.
    const now = new Date();
    quietly(() => {
      fs.utimesSync(file, now, now);
    });
    return body;
  });
}

function write(file: string, body: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    fs.writeFileSync(beside, `${headOf(body)}\n${body}`, { mode: 0o600 });
    fs.renameSync(beside, file);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

function headOf(body: string): string {
  return `${magic} ${createHash('sha1').update(body).digest('hex')}`;
}

/** Keeps the whole below its bound; the present root stays. */
function prune(folder: string, own: string, limit: number): void {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const files = entries.map((it) => path.join(it.parentPath, it.name)).map((file) => ({ file, stat: fs.statSync(file) }));
  let total = files.reduce((sum, it) => sum + it.stat.size, 0);
  for (const { file, stat } of files.sort((a, b) => a.stat.mtimeMs - b.stat.mtimeMs)) {
    if (total <= limit) return;
    if (file.startsWith(own)) continue;
    fs.rmSync(file, { force: true });
    total -= stat.size;
  }
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // Whatever is wrong with a cache, a review goes on without it.
    return undefined;
  }
}
