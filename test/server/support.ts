/** Drives the real server in its own process, as an editor does: over stdio, on a folder on the disk. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import * as lsp from 'vscode-languageserver/node';
import { rulesRequest, statusNotification } from '../../src/protocol/protocol.js';
import type { FolderStatus, InitializationOptions } from '../../src/protocol/protocol.js';

const repository = path.resolve(import.meta.dirname, '../..');

let bundled: string | undefined;

/** Bundles the server once a run, since every test starts one and loading it file by file takes twice as long. */
function bundle(): string {
  if (bundled !== undefined) return bundled;
  const folder = path.join(repository, 'test-results', `server-${process.pid}`);
  bundled = path.join(folder, 'server.mjs');
  esbuild.buildSync({
    absWorkingDir: repository, entryPoints: ['src/server/server.ts'], outfile: bundled, bundle: true,
    platform: 'node', format: 'esm', packages: 'external', sourcemap: 'inline',
  });
  process.once('exit', () => { fs.rmSync(folder, { recursive: true, force: true }); });
  return bundled;
}

/** Files of a small backend that stands alone: what it waits for is declared in it. */
export const orders = {
  'package.json': '{ "name": "orders", "type": "module", "private": true }\n',
  'tsconfig.json': '{ "compilerOptions": { "module": "NodeNext", "target": "ES2022", "strict": true }, "include": ["src"] }\n',
  'src/receipts.ts': 'export async function sendReceipt(id: string): Promise<void> {\n  await fetch(id);\n}\n',
  'src/orders.ts': [
    "import { sendReceipt } from './receipts.js';",
    '',
    'export async function placeOrder(id: string): Promise<void> {',
    '  sendReceipt(id);',
    '}',
    '',
  ].join('\n'),
};

/** A temporary folder with files in it. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-server-')));
  for (const [file, text] of Object.entries(files)) write(folder, file, text);
  return folder;
}

export function write(folder: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

export function uriOf(folder: string, file = ''): string {
  return pathToFileURL(path.join(folder, file)).href.replace(/\/$/, '');
}

/** A diagnostic's message; LSP would allow Markdown, and Plumbline sends text. */
export function messageOf({ message }: lsp.Diagnostic): string {
  assert.ok(typeof message === 'string');
  return message;
}

export interface ClientOptions {
  readonly initializationOptions?: InitializationOptions;
  /** The `plumbline` section, which the client answers for every folder. */
  settings?: Record<string, unknown>;
}

/** An editor with some folders open, reduced to what it hears and says. */
export class Client {
  readonly connection: lsp.ProtocolConnection;
  readonly diagnostics = new Map<string, lsp.Diagnostic[]>();
  readonly statuses = new Map<string, FolderStatus>();
  readonly log: string[] = [];
  readonly watched: string[] = [];
  readonly process: ChildProcess;
  readonly options: ClientOptions;
  private readonly exited: Promise<number | null>;
  private readonly versions = new Map<string, number>();

  private constructor(child: ChildProcess, options: ClientOptions) {
    assert.ok(child.stdout && child.stdin);
    this.process = child;
    this.options = options;
    this.exited = new Promise((resolve) => child.once('exit', resolve));
    this.connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(child.stdout), new lsp.StreamMessageWriter(child.stdin));
    this.connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      if (diagnostics.length > 0) this.diagnostics.set(uri, diagnostics);
      else this.diagnostics.delete(uri);
    });
    this.connection.onNotification(statusNotification, (status: FolderStatus) => { this.statuses.set(status.folder, status); });
    this.connection.onNotification(lsp.LogMessageNotification.type, ({ message }) => { this.log.push(message); });
    this.connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) => items.map(() => this.options.settings ?? null));
    this.connection.onRequest(lsp.RegistrationRequest.type, ({ registrations }) => {
      this.watched.push(...registrations.map((it) => it.method));
    });
    this.connection.listen();
  }

  static async start(folders: readonly string[], options: ClientOptions = {}): Promise<Client> {
    const child = spawn(process.execPath, [bundle(), '--stdio'], { cwd: repository, stdio: ['pipe', 'pipe', 'inherit'] });
    const client = new Client(child, options);
    await client.connection.sendRequest(lsp.InitializeRequest.type, {
      processId: process.pid,
      rootUri: null, // eslint-disable-line @typescript-eslint/no-deprecated -- the protocol still requires it
      workspaceFolders: folders.map((it) => ({ uri: uriOf(it), name: path.basename(it) })),
      initializationOptions: options.initializationOptions,
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
    });
    await client.connection.sendNotification(lsp.InitializedNotification.type, {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'typescript'): Promise<void> {
    this.versions.set(uri, 1);
    await this.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
  }

  async edit(uri: string, ...contentChanges: lsp.TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
  }

  async closeDocument(uri: string): Promise<void> {
    await this.connection.sendNotification(lsp.DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async saved(uri: string): Promise<void> {
    await this.connection.sendNotification(lsp.DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Changes the `plumbline` section, and says so. */
  async configure(settings: Record<string, unknown>): Promise<void> {
    this.options.settings = settings;
    await this.connection.sendNotification(lsp.DidChangeConfigurationNotification.type, { settings: null });
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const foldersOf = (list: readonly string[]): lsp.WorkspaceFolder[] => list.map((it) => ({ uri: uriOf(it), name: path.basename(it) }));
    await this.connection.sendNotification(lsp.DidChangeWorkspaceFoldersNotification.type, {
      event: { added: foldersOf(added), removed: foldersOf(removed) },
    });
  }

  async changedOnDisk(...uris: string[]): Promise<void> {
    const changes = uris.map((uri): lsp.FileEvent => ({ uri, type: lsp.FileChangeType.Changed }));
    await this.connection.sendNotification(lsp.DidChangeWatchedFilesNotification.type, { changes });
  }

  async hover(uri: string, line: number, character: number): Promise<string | undefined> {
    const hover = await this.connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: { line, character } });
    return hover === null ? undefined : (hover.contents as lsp.MarkupContent).value;
  }

  async actions(uri: string, diagnostic: lsp.Diagnostic): Promise<lsp.CodeAction[]> {
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    return (await this.connection.sendRequest(lsp.CodeActionRequest.type, params)) as lsp.CodeAction[];
  }

  rules(uri: string): string[] {
    return (this.diagnostics.get(uri) ?? []).map((it) => String(it.code));
  }

  /** Waits until what was sent before has been taken in: the server reads in order, and answers the last. */
  async settled(): Promise<void> {
    await this.connection.sendRequest(rulesRequest, {});
    // Settings are asked for, so their answer may still be on its way.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  /** Waits until every folder has been reviewed and nothing runs. */
  async reviewed(...folders: string[]): Promise<void> {
    await eventually('the review', () => folders.every((it) => {
      const state = this.statuses.get(uriOf(it))?.state;
      return state !== undefined && state !== 'analysing';
    }));
  }

  /** Ends the server as an editor does, and gives its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(lsp.ShutdownRequest.type);
    await this.connection.sendNotification(lsp.ExitNotification.type);
    const code = await this.exited;
    this.connection.dispose();
    return code;
  }

  kill(): void {
    this.process.kill('SIGKILL');
    this.connection.dispose();
  }
}

/** Waits until a condition gives something. */
export async function eventually<T>(what: string, condition: () => T | undefined | false): Promise<T> {
  for (const started = Date.now(); Date.now() - started < 30_000; ) {
    const result = condition();
    if (result !== undefined && result !== false) return result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}
