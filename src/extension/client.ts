/** Starts the language server and keeps it running; says what happens to it in the output and the status bar. */
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { CloseHandlerResult, LanguageClientOptions } from 'vscode-languageclient/node';
import { folderGoneNotification, statusNotification } from '../protocol/protocol.js';
import type { FolderStatus, InitializationOptions } from '../protocol/protocol.js';
import { followedDocuments } from './followed-documents.js';
import { withActions, withLessonLinks } from './finding-links.js';
import type { FolderStatuses } from './folder-statuses.js';
import type { RestartPolicy } from './restart-policy.js';
import { OneMistake } from './standards/one-mistake.js';

/** Beyond this the server ends and starts again, instead of taking the machine down with it. */
const MEMORY_MB = 4096;

export function createClient(
  serverModule: string,
  output: vscode.LogOutputChannel,
  statuses: FolderStatuses,
  policy: RestartPolicy,
): LanguageClient {
  const diagnostics = vscode.languages.createDiagnosticCollection('plumbline');
  const mistakes = new OneMistake();
  let isCrash = false;
  let said: vscode.Disposable | undefined;

  const closed = (): CloseHandlerResult => {
    isCrash = policy.crashed(Date.now());
    said?.dispose();
    if (!isCrash) {
      const message = 'The server stopped several times in a row, so it is not started again. "Plumbline: Restart Server" tries once more.';
      statuses.setServer('stopped');
      return { action: CloseAction.DoNotRestart, message, handled: true };
    }
    statuses.setServer('starting');
    said = vscode.window.setStatusBarMessage('$(sync) Plumbline restarted its server; what it showed stays', 8000);
    return { action: CloseAction.Restart, message: 'The server stopped unexpectedly and starts again. Nothing is lost.', handled: true };
  };

  const options: LanguageClientOptions = {
    documentSelector: followedDocuments,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: (): InitializationOptions => ({ plumblineClient: true, stillShown: shownUris(diagnostics) }),
    initializationFailedHandler: (error) => {
      output.error('The server could not be initialised.', error);
      return false;
    },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed,
    },
    // One collection for all servers of this session: a crash leaves its squiggles until the next review replaces them.
    diagnosticCollectionProvider: {
      create: () => diagnostics,
      dispose: () => {
        if (!isCrash) diagnostics.clear();
        isCrash = false;
      },
    },
    middleware: {
      handleDiagnostics: (uri, list, next) => { mistakes.take(uri, withLessonLinks(uri, list), next); },
      provideHover: async (document, position, token, next) =>
        withActions(await next(document, position, token), document, position, token, (request, params, cancel) =>
          client.sendRequest(request, params, cancel),
        ),
    },
  };
  const client = new LanguageClient(
    'plumbline',
    'Plumbline',
    {
      run: { module: serverModule, transport: TransportKind.ipc, options: { execArgv: [`--max-old-space-size=${MEMORY_MB}`] } },
      debug: { module: serverModule, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
    },
    options,
  );
  client.onNotification(statusNotification, (status: FolderStatus) => { statuses.set(status); });
  client.onNotification(folderGoneNotification, ({ folder }: { folder: string }) => { statuses.remove(folder); });
  return client;
}

function shownUris(diagnostics: vscode.DiagnosticCollection): string[] {
  const uris: string[] = [];
  diagnostics.forEach((uri) => { uris.push(uri.toString()); });
  return uris;
}
