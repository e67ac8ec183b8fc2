/** Connects a session to an LSP connection: every request and notification, each kept from harming the rest. */
import * as lsp from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { dataFolder } from '../host/evidence-folders.js';
import { usualFactCache } from '../host/fact-cache.js';
import { loadNativeChecker } from '../host/native-checker.js';
import { loadCards, loadPractices, typesFolder } from '../host/resources.js';
import { findingsChangedNotification } from '../protocol/findings.js';
import { folderGoneNotification, statusNotification } from '../protocol/protocol.js';
import { answerFindings } from './answer-findings.js';
import { answerProtocol } from './answer-protocol.js';
import { answerStandards } from './answer-standards.js';
import { ClientFolders } from './client-folders.js';
import { codeActions } from './code-actions.js';
import { codeLenses } from './code-lenses.js';
import { answerEvidence } from './evidence.js';
import { initializationOptionsFrom } from './from-lsp.js';
import { answerLearning } from './learning.js';
import { noteMarkdown } from './notes.js';
import { OpenDocuments } from './open-documents.js';
import { Publisher } from './publisher.js';
import { Session } from './session.js';
import { standardsDefinition, standardsHover } from './standards-help.js';
import { toHover } from './to-lsp.js';
import { today } from './today.js';
import { watchedGlobs } from './watched-files.js';

export function serve(connection: Connection): void {
  const cards = loadCards();
  const practices = loadPractices();
  const logError = (message: string, error: unknown): void => {
    connection.console.error(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  /** Answers a request; a failure is logged and answered with nothing. */
  const answer = <Params, Result>(what: string, handler: (params: Params) => Result) => (params: Params): Result | null => {
    try {
      return handler(params);
    } catch (error) {
      logError(`Could not answer ${what}`, error);
      return null;
    }
  };

  /** What cannot be sent is only worth a line: a client that left is noticed elsewhere. */
  const send = (sent: Promise<void>): void => {
    sent.catch((error: unknown) => { logError('Could not send a message', error); });
  };

  let client: lsp.InitializeParams | undefined;
  const documents = new OpenDocuments();
  // Loaded once, when the first folder is reviewed.
  let checker: ReturnType<typeof loadNativeChecker> | undefined;
  const publisher = new Publisher((params) => { send(connection.sendDiagnostics(params)); });
  const session = new Session({
    cards,
    typesFolder: typesFolder(),
    checker: () => (checker ??= loadNativeChecker()),
    storeFor: usualFactCache,
    publisher,
    today,
    openDocuments: () => documents.all(),
    sendFindingsChanged: (folder) => {
      send(connection.sendNotification(findingsChangedNotification, { folder }));
      if (client?.capabilities.workspace?.codeLens?.refreshSupport === true) send(connection.sendRequest(lsp.CodeLensRefreshRequest.type));
    },
    sendStatus: (status) => { send(connection.sendNotification(statusNotification, status)); },
    logError,
  });
  let options = initializationOptionsFrom(undefined);
  const folders = new ClientFolders({
    connection,
    session,
    onGone: (folder) => { send(connection.sendNotification(folderGoneNotification, { folder })); },
    logError,
  });

  connection.onInitialize((params) => {
    client = params;
    options = initializationOptionsFrom(params.initializationOptions);
    publisher.inherit(options.stillShown);
    folders.initialize(params, options.settings);
    return {
      serverInfo: { name: 'plumbline' },
      capabilities: {
        textDocumentSync: { openClose: true, change: lsp.TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        definitionProvider: true,
        codeLensProvider: {},
        codeActionProvider: { codeActionKinds: [lsp.CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    const { workspace } = client?.capabilities ?? {};
    // Before the first wait, or a folder that comes at once is missed.
    folders.listen(workspace?.workspaceFolders === true);
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      await connection.client.register(lsp.DidChangeWatchedFilesNotification.type, {
        watchers: watchedGlobs.map((globPattern) => ({ globPattern })),
      });
    }
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      await connection.client.register(lsp.DidChangeConfigurationNotification.type, { section: 'plumbline' });
    }
    await folders.apply();
  });

  const evidence = answerEvidence({
    connection, session, cards, practices, data: dataFolder(process.env), openDocuments: () => documents.all(), logError,
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    session.filesChanged(changes.map((it) => it.uri));
    evidence.changed(changes.map((it) => it.uri));
  });

  documents.listen(connection, session, (uri) => { evidence.changed([uri]); });

  connection.onHover(answer('a hover', ({ textDocument: { uri }, position }) => {
    const findings = session.findingsAt(uri, position);
    const [first] = findings;
    const markdown = noteMarkdown(findings, cards, session.settingsAt(uri).level, !options.plumblineClient, session.wordingAt(uri));
    return first === undefined || markdown === '' ? standardsHover(session, cards, uri, position) : toHover(markdown, first.location);
  }));

  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    try {
      return await codeLenses(session, uri, options.plumblineClient);
    } catch (error) {
      logError('Could not answer for code lenses', error);
      return null;
    }
  });

  connection.onDefinition(answer('for a definition', ({ textDocument: { uri }, position }) => standardsDefinition(session, uri, position)));

  connection.onCodeAction(answer('for quick fixes', ({ textDocument: { uri }, range, context }) => {
    const at = session.fileAt(uri);
    const open = documents.get(uri);
    const text = open?.text ?? at?.folder.files.read(at.file);
    if (at === undefined || text === undefined) return null;
    return codeActions({
      findings: session.findingsAt(uri, range.start, range.end),
      uri,
      text,
      fileName: at.file,
      version: client?.capabilities.workspace?.workspaceEdit?.documentChanges === true ? (open?.version ?? null) : null,
      diagnostics: context.diagnostics,
      asksForReason: options.plumblineClient,
    });
  }));

  answerProtocol(connection, session, cards, answer);
  answerLearning({ connection, session, cards, practices, answer });
  answerFindings(connection, session, answer);
  answerStandards(connection, session);
  connection.onShutdown(() => { session.dispose(); });
  // The work is in callbacks of timers, too; a slip in one must not end the process.
  process.on('uncaughtException', (error) => { logError('Something broke, and the server goes on', error); });
  process.on('unhandledRejection', (error) => { logError('Something broke, and the server goes on', error); });
  connection.listen();
}
