/** Keeps what was last said of each folder, and says it when it changes. */
import type { Review } from '../engine/review.js';
import type { FolderStatus } from '../protocol/protocol.js';

/** Progress is shown this often at most. */
const PROGRESS_MS = 100;
/** More messages than this help nobody; the rest is counted. */
const MOST_MESSAGES = 20;

export class StatusBoard {
  private readonly send: (status: FolderStatus) => void;
  private readonly statuses = new Map<string, FolderStatus>();
  private lastProgress = 0;

  constructor(send: (status: FolderStatus) => void) {
    this.send = send;
  }

  off(folder: string): void {
    this.show({ ...blank(folder), state: 'off' });
  }

  started(folder: string): void {
    this.show({ ...this.settled(folder), state: 'analysing' });
  }

  progress(folder: string, done: number, total: number): void {
    const now = performance.now();
    if (now - this.lastProgress < PROGRESS_MS) return;
    this.lastProgress = now;
    this.show({ ...this.settled(folder), state: 'analysing', progress: { done, total } });
  }

  /** `review` and `findings` are what is shown; `addedSince` is what the branch is compared with for that. */
  reviewed(folder: string, review: Review, findings: number, addedSince: string | undefined): void {
    const errors = review.standardsErrors.map(({ location, message }) => `${location.file}:${location.start.line + 1}: ${message}`);
    const problems = review.problems.map(({ file, message }) => (file === '' ? message : `${file}: ${message}`));
    const notices = review.notices.map((it) => it.message);
    this.show({
      folder,
      state: errors.length > 0 ? 'standards-error' : problems.length > 0 ? 'incomplete' : 'ready',
      findings,
      ...(addedSince === undefined ? {} : { addedSince }),
      layersDeclared: review.layersDeclared,
      messages: cut([...errors, ...problems, ...notices]),
    });
  }

  /** Another count of the same review, because folders came or went, or other findings are shown. */
  counted(folder: string, findings: number, addedSince: string | undefined): void {
    const last = this.statuses.get(folder);
    if (last !== undefined) this.show({ ...without(last, 'addedSince'), findings, ...(addedSince === undefined ? {} : { addedSince }) });
  }

  failed(folder: string, error: unknown): void {
    const cause = error instanceof Error ? error.message : String(error);
    const message = `The review stopped, so what is shown may be out of date: ${cause}`;
    this.show({ ...this.settled(folder), state: 'incomplete', messages: [message] });
  }

  forget(folder: string): void {
    this.statuses.delete(folder);
  }

  /** What was last said, without how far it was. */
  private settled(uri: string): FolderStatus {
    return without(this.statuses.get(uri) ?? blank(uri), 'progress');
  }

  private show(status: FolderStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.statuses.get(status.folder))) return;
    this.statuses.set(status.folder, status);
    this.send(status);
  }
}

function without(status: FolderStatus, key: 'addedSince' | 'progress'): FolderStatus {
  return Object.fromEntries(Object.entries(status).filter(([it]) => it !== key)) as unknown as FolderStatus;
}

function blank(folder: string): FolderStatus {
  return { folder, state: 'ready', findings: 0, layersDeclared: false, messages: [] };
}

function cut(messages: readonly string[]): readonly string[] {
  if (messages.length <= MOST_MESSAGES) return messages;
  return [...messages.slice(0, MOST_MESSAGES), `and ${messages.length - MOST_MESSAGES} more`];
}
