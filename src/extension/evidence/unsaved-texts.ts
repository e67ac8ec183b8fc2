/**
 * Tells the server the unsaved text of files that it does not follow as a language server, such as a Dockerfile: evidence
 * may stand on any file, and follows what the editor shows.
 */
import * as vscode from 'vscode';
import { unsavedTextRequest } from '../../protocol/evidence.js';
import { followedDocuments } from '../followed-documents.js';
import type { ReviewSession } from './review-session.js';

/** How long a person pauses before the text is sent, in milliseconds. */
const pause = 150;
/** In UTF-16 units. Evidence is not looked for in longer texts. */
const maximumLength = 1_000_000;

export class UnsavedTexts {
  private readonly session: ReviewSession;
  private readonly subscriptions: readonly vscode.Disposable[];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Versions that the server knows, by URI. */
  private readonly told = new Map<string, number>();

  constructor(session: ReviewSession) {
    this.session = session;
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.later(document); }),
      vscode.workspace.onDidSaveTextDocument((document) => { this.later(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => { void this.forget(document.uri.toString()); }),
      // A session may be opened over texts that were edited before.
      session.onDidChange(() => { for (const it of vscode.workspace.textDocuments) if (it.isDirty) this.later(it); }),
    ];
  }

  dispose(): void {
    for (const it of this.subscriptions) it.dispose();
    for (const it of this.timers.values()) clearTimeout(it);
  }

  private later(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (!this.session.covers(document.uri) || vscode.languages.match(followedDocuments, document) > 0 || this.told.get(uri) === document.version) return;
    clearTimeout(this.timers.get(uri));
    this.timers.set(uri, setTimeout(() => { void this.tell(document); }, pause));
  }

  private async tell(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    this.timers.delete(uri);
    if (document.isClosed) return;
    const text = document.isDirty ? document.getText() : null;
    if (text === null || text.length > maximumLength) {
      await this.forget(uri);
      return;
    }
    this.told.set(uri, document.version);
    await this.send(uri, text);
  }

  private async forget(uri: string): Promise<void> {
    if (this.told.delete(uri)) await this.send(uri, null);
  }

  private async send(uri: string, text: string | null): Promise<void> {
    try {
      await this.session.ask(unsavedTextRequest, { uri, text });
    } catch {
      this.told.delete(uri); // The server is away. The next change tells it.
    }
  }
}
