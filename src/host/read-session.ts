/** Reads the logs of a session, and only those that changed since the last time. */
import fs from 'node:fs';
import path from 'node:path';
import type { EvidenceEvent } from '../evidence/events.js';
import { readLog } from '../evidence/log.js';

export interface SessionLogs {
  /** Sorted by name. */
  readonly logs: readonly SessionLog[];
  readonly broken: readonly BrokenLog[];
}

export interface SessionLog {
  readonly file: string;
  readonly text: string;
  readonly events: readonly EvidenceEvent[];
  readonly broken: readonly BrokenLog[];
  /** What the file was like when it was read. */
  readonly stamp: string;
}

/** A line, or a whole file, that no event could be read from. */
export interface BrokenLog {
  readonly file: string;
  /** Counted from one; absent when the whole file is meant. */
  readonly line?: number;
  readonly message: string;
}

/** Larger files are no logs. In bytes. */
const maximumSize = 64_000_000;

export function readSession(folder: string, before?: SessionLogs): SessionLogs {
  const known = new Map(before?.logs.map((it) => [it.file, it]));
  const logs: SessionLog[] = [];
  const broken: BrokenLog[] = [];
  for (const name of fs.readdirSync(folder).filter((it) => it.endsWith('.jsonl')).sort()) {
    const file = path.join(folder, name);
    const read = readFile(file, known.get(file));
    if ('message' in read) broken.push(read);
    else logs.push(read);
  }
  return { logs, broken: [...broken, ...logs.flatMap((it) => it.broken)] };
}

function readFile(file: string, known: SessionLog | undefined): SessionLog | BrokenLog {
  try {
    const stat = fs.lstatSync(file);
    if (!stat.isFile()) return { file, message: 'This is no file. Logs are not read through links.' };
    if (stat.size > maximumSize) return { file, message: 'The file is too large to be a log.' };
    const stamp = `${stat.ino}:${stat.size}:${stat.mtimeMs}`;
    if (known?.stamp === stamp) return known;
    const text = fs.readFileSync(file, 'utf8');
    const { events, broken } = readLog(text);
    return { file, text, events, broken: broken.map((it) => ({ file, ...it })), stamp };
  } catch (error) {
    return { file, message: `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).` };
  }
}
