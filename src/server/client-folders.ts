/** Keeps the session's folders, and the settings of each, those of the client. */
import * as lsp from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { Session } from './session.js';
import { settingsFrom } from './settings.js';

export interface FoldersHost {
  readonly connection: Connection;
  readonly session: Session;
  /** Called when a folder left. */
  onGone(folder: string): void;
  logError(message: string, error: unknown): void;
}

export class ClientFolders {
  private readonly host: FoldersHost;
  private folders: readonly string[] = [];
  private pushedSettings: unknown;
  private canAsk = false;

  constructor(host: FoldersHost) {
    this.host = host;
  }

  /** Takes what the client said at the beginning. `settings` are for clients that cannot be asked. */
  initialize(params: lsp.InitializeParams, settings: unknown): void {
    this.folders = params.workspaceFolders?.map((it) => it.uri) ?? rootFolder(params);
    this.pushedSettings = settings;
    this.canAsk = params.capabilities.workspace?.configuration === true;
  }

  /** Follows folders that come and go, and settings that change. */
  listen(hasFolders: boolean): void {
    const { connection, session } = this.host;
    connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
      // A client that can be asked sends nothing worth keeping here.
      if (typeof settings === 'object' && settings !== null && 'plumbline' in settings) this.pushedSettings = settings.plumbline;
      this.applyLater();
    });
    if (!hasFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map((it) => it.uri));
      this.folders = [...this.folders.filter((it) => !gone.has(it)), ...added.map((it) => it.uri)];
      for (const folder of gone) {
        session.removeFolder(folder);
        this.host.onGone(folder);
      }
      this.applyLater();
    });
  }

  /** Opens the folders that are there, each with its settings. */
  async apply(): Promise<void> {
    const asked = this.folders;
    const sections = await this.readSettings(asked);
    asked.forEach((uri, index) => {
      // It may have left while the client was looking.
      if (!this.folders.includes(uri)) return;
      try {
        this.host.session.setFolder(uri, settingsFrom(sections[index]));
      } catch (error) {
        this.host.logError(`Could not open ${uri}`, error);
      }
    });
  }

  private applyLater(): void {
    this.apply().catch((error: unknown) => { this.host.logError('Could not apply the settings', error); });
  }

  /** The `plumbline` section for each folder. */
  private async readSettings(asked: readonly string[]): Promise<readonly unknown[]> {
    if (!this.canAsk) return asked.map(() => this.pushedSettings);
    try {
      const items = asked.map((scopeUri) => ({ scopeUri, section: 'plumbline' }));
      return (await this.host.connection.workspace.getConfiguration(items)) as unknown[];
    } catch (error) {
      this.host.logError('Could not read the settings, so the defaults hold', error);
      return asked.map(() => undefined);
    }
  }
}

/** The one folder of a client that knows no workspace folders. */
function rootFolder(params: lsp.InitializeParams): readonly string[] {
  // Deprecated, but old clients send nothing else, and some not even that.
  const { rootUri } = params as { readonly rootUri?: string | null };
  return rootUri === undefined || rootUri === null ? [] : [rootUri];
}
