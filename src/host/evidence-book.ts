/** The evidence of one workspace: reads every log, and writes to this reviewer's own. The only place where ids and times are made. */
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { eraseLines, erasedWith, holdsTextOf } from '../evidence/erase-lines.js';
import type { EventBody, EvidenceEvent, SessionStart, Storage } from '../evidence/events.js';
import { foldSession } from '../evidence/fold-session.js';
import { digestOf, writeLine } from '../evidence/log.js';
import { parseEvent } from '../evidence/parse-event.js';
import { FieldError } from '../evidence/read-fields.js';
import { headsOf } from '../evidence/order-events.js';
import { refusalOf } from '../evidence/refuse.js';
import type { SessionState } from '../evidence/session-state.js';
import { appendLog, makeFolder, removeLog, rewriteLog } from './append-log.js';
import { deviceName, evidenceFolders, logName, type EvidenceFolders } from './evidence-folders.js';
import { readSession, type BrokenLog, type SessionLogs } from './read-session.js';

/** What a person asked for and cannot be done, in words for them. */
export class EvidenceRefusal extends Error {}

/** A session as it is on the disk now. */
export interface OpenSession {
  readonly state: SessionState;
  readonly storage: Storage;
  readonly folder: string;
  readonly events: readonly EvidenceEvent[];
  /** Lines and files that could not be read. They are kept. */
  readonly broken: readonly BrokenLog[];
}

export class EvidenceBook {
  readonly reviewer: string;
  private readonly root: string;
  private readonly folders: EvidenceFolders;
  private readonly data: string;
  private readonly cache = new Map<string, SessionLogs>();

  constructor(root: string, data: string, reviewer: string) {
    this.root = root;
    this.data = data;
    this.folders = evidenceFolders(root, data);
    this.reviewer = reviewer;
  }

  /** Every session, oldest first. */
  sessions(): readonly OpenSession[] {
    const found = (['private', 'workspace'] as const).flatMap((storage) => this.sessionIds(storage).map((id) => this.read(id, storage)));
    return found.sort((a, b) => compare(a.state.openedAt ?? '', b.state.openedAt ?? '') || compare(a.state.id, b.state.id));
  }

  /** One session by its id; `undefined` when there is none. */
  session(id: string): OpenSession | undefined {
    if (!isSessionId(id)) return undefined;
    const storage = (['private', 'workspace'] as const).find((it) => fs.existsSync(path.join(this.folders[it], id)));
    return storage && this.read(id, storage);
  }

  async start(start: SessionStart): Promise<OpenSession> {
    const id = `${new Date().toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`;
    const folder = path.join(this.checkedFolder(start.storage), id);
    makeFolder(folder);
    await this.append(folder, this.eventOf({ kind: 'session-opened', ...start }, []));
    return this.read(id, start.storage);
  }

  /** Writes one event and gives it back once it is on the disk. */
  async write(id: string, body: EventBody): Promise<EvidenceEvent> {
    const session = this.existing(id);
    const refusal = refusalOf(session.state, body, this.reviewer);
    if (refusal !== undefined) throw new EvidenceRefusal(refusal);
    const event = this.eventOf(body, headsOf(session.events));
    await this.append(session.folder, event);
    return event;
  }

  async seal(id: string): Promise<EvidenceEvent> {
    return this.write(id, { kind: 'session-sealed', digest: digestOf(this.existing(id).events) });
  }

  /**
   * Erases evidence or a reply: says so in the log, then takes the text out of every log of this reviewer. Gives the logs
   * of others that still hold replies to it; only they can erase those.
   */
  async erase(id: string, target: string): Promise<readonly string[]> {
    const { folder, events } = this.existing(id);
    const targets = erasedWith(target, events);
    await this.write(id, { kind: 'erased', target });
    const { logs } = this.logsOf(id, folder);
    const left: string[] = [];
    for (const log of logs) {
      const isOwn = log.events.every((it) => it.by === this.reviewer);
      if (isOwn) await rewriteLog(log.file, (text) => eraseLines(text, targets));
      else if (holdsTextOf(log.text, targets)) left.push(log.file);
    }
    return left;
  }

  /** Erases a session as a whole: every log goes, and one line stays that says so. */
  async eraseSession(id: string): Promise<void> {
    const { folder, state } = this.existing(id);
    const refusal = refusalOf(state, { kind: 'session-erased' }, this.reviewer);
    if (refusal !== undefined) throw new EvidenceRefusal(refusal);
    const { logs } = this.logsOf(id, folder);
    // Said first, beside the logs, so that a crash half-way leaves an erased session and not half a session.
    const stone = path.join(folder, `erased-${randomBytes(4).toString('hex')}.jsonl`);
    await appendLog(stone, writeLine(this.eventOf({ kind: 'session-erased' }, [])));
    for (const log of logs) await removeLog(log.file);
  }

  private existing(id: string): OpenSession {
    const session = this.session(id);
    if (session === undefined) throw new EvidenceRefusal(`There is no session "${id}". Run "plumbline evidence list" to see them all.`);
    return session;
  }

  private read(id: string, storage: Storage): OpenSession {
    const folder = path.join(this.folders[storage], id);
    const { logs, broken } = this.logsOf(id, folder);
    const events = logs.flatMap((it) => it.events);
    return { state: foldSession(id, events), storage, folder, events, broken };
  }

  private logsOf(id: string, folder: string): SessionLogs {
    const read = readSession(folder, this.cache.get(id));
    this.cache.set(id, read);
    return read;
  }

  private sessionIds(storage: Storage): readonly string[] {
    const folder = this.folders[storage];
    if (!this.isAllowed(folder)) return [];
    try {
      return fs.readdirSync(folder, { withFileTypes: true }).filter((it) => it.isDirectory() && isSessionId(it.name)).map((it) => it.name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private checkedFolder(storage: Storage): string {
    const folder = this.folders[storage];
    if (!this.isAllowed(folder)) throw new EvidenceRefusal(`${folder} leads out of the workspace. Remove the link, or keep the session private.`);
    return folder;
  }

  /** The workspace's own folder may be a link; one that leaves the workspace is not followed. */
  private isAllowed(folder: string): boolean {
    if (folder !== this.folders.workspace) return true;
    const existing = [folder, path.dirname(folder)].find((it) => fs.existsSync(it));
    if (existing === undefined) return true;
    const relative = path.relative(fs.realpathSync(this.root), fs.realpathSync(existing));
    return !relative.startsWith('..') && !path.isAbsolute(relative);
  }

  private async append(folder: string, event: EvidenceEvent): Promise<void> {
    await appendLog(path.join(folder, logName(this.reviewer, deviceName(this.data))), writeLine(event));
  }

  /** Read back before it is written: what no reader would take must not get into a log. */
  private eventOf(body: EventBody, parents: readonly string[]): EvidenceEvent {
    const event = { id: randomUUID(), parents, time: new Date().toISOString(), by: this.reviewer, salt: randomBytes(8).toString('hex'), ...body };
    try {
      return parseEvent(event);
    } catch (error) {
      if (error instanceof FieldError) throw new EvidenceRefusal(`This cannot be recorded: ${error.message}.`);
      throw error;
    }
  }
}

/** Reports whether text may name the folder of a session. */
export function isSessionId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
