/** Keeps where every workspace folder stands, and tells who wants to know. */
import * as vscode from 'vscode';
import type { FolderStatus } from '../protocol/protocol.js';

/** The server's own state; the folders' states mean something only while it runs. */
export type ServerState = 'starting' | 'running' | 'stopped';

export class FolderStatuses {
  private readonly statuses = new Map<string, FolderStatus>();
  private readonly changed = new vscode.EventEmitter<void>();
  private state: ServerState = 'starting';
  readonly onDidChange = this.changed.event;

  get server(): ServerState {
    return this.state;
  }

  all(): readonly FolderStatus[] {
    return [...this.statuses.values()];
  }

  set(status: FolderStatus): void {
    this.statuses.set(status.folder, status);
    this.changed.fire();
  }

  remove(folder: string): void {
    this.statuses.delete(folder);
    this.changed.fire();
  }

  setServer(state: ServerState): void {
    this.state = state;
    // A new server starts from nothing, so what the one before said of a folder is over.
    if (state === 'starting') this.statuses.clear();
    this.changed.fire();
  }

  /** Resolves once the server runs and every folder of the workspace has been reviewed. */
  whenSettled(): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!this.isSettled()) return;
        subscription.dispose();
        resolve();
      };
      const subscription = this.onDidChange(check);
      check();
    });
  }

  /** Reports whether the server runs and every folder of the workspace has been reviewed. */
  isSettled(): boolean {
    const folders = vscode.workspace.workspaceFolders?.filter((it) => it.uri.scheme === 'file') ?? [];
    const settled = this.all().filter((it) => it.state !== 'analysing');
    return this.state === 'running' && settled.length >= folders.length && settled.length === this.statuses.size;
  }
}
