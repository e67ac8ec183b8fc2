/** Where evidence lies: in the user's data directory, keyed by workspace, or in the workspace where a session chose so. */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Storage } from '../evidence/events.js';
import { makeFolder } from './append-log.js';

export type EvidenceFolders = Readonly<Record<Storage, string>>;

/** Folders that hold the sessions of a workspace. Neither has to exist. */
export function evidenceFolders(root: string, dataFolder: string): EvidenceFolders {
  return {
    private: path.join(dataFolder, 'evidence', keyOf(root)),
    workspace: path.join(root, '.plumbline', 'evidence'),
  };
}

/** The user's data directory for Plumbline; `PLUMBLINE_DATA_DIR` names another. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const given = env.PLUMBLINE_DATA_DIR;
  if (given !== undefined && given !== '') return path.resolve(given);
  const home = os.homedir();
  if (process.platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'Plumbline');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Plumbline');
  const data = env.XDG_DATA_HOME;
  return path.join(data !== undefined && path.isAbsolute(data) ? data : path.join(home, '.local', 'share'), 'plumbline');
}

/** A name for this device, made once: two devices of one reviewer never write to the same file. */
export function deviceName(dataFolder: string): string {
  const file = path.join(dataFolder, 'device');
  for (let attempt = 0; attempt < 3; attempt++) {
    const name = readName(file);
    if (name !== undefined) return name;
    makeFolder(dataFolder);
    // Linked into place, so that nobody reads it half written and the first of two processes wins.
    const beside = `${file}.${randomBytes(6).toString('hex')}`;
    fs.writeFileSync(beside, `${randomBytes(4).toString('hex')}\n`, { mode: 0o600 });
    try {
      fs.linkSync(beside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(beside, { force: true });
    }
  }
  throw new Error(`${file} does not hold a name for this device. Remove it and try again.`);
}

/** Name of a reviewer's log. Names that look alike once simplified stay apart. */
export function logName(reviewer: string, device: string): string {
  const plain = reviewer.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  const isPlain = plain === reviewer && plain !== '';
  return `${isPlain ? plain : `${plain === '' ? 'reviewer' : plain}-${hash(reviewer).slice(0, 6)}`}-${device}.jsonl`;
}

function keyOf(root: string): string {
  const real = fs.existsSync(root) ? fs.realpathSync.native(root) : path.resolve(root);
  const name = path.basename(real).replace(/[^\w.-]+/g, '-').slice(0, 60);
  return `${name === '' ? 'root' : name}-${hash(real).slice(0, 12)}`;
}

function readName(file: string): string | undefined {
  if (!fs.existsSync(file)) return undefined;
  const name = fs.readFileSync(file, 'utf8').trim();
  return /^[0-9a-f]{8}$/.test(name) ? name : undefined;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
