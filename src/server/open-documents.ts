/** The documents that the client has open, kept in step with its edits. */
import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changesFrom } from './from-lsp.js';
import type { Session } from './session.js';

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export class OpenDocuments {
  private readonly documents = new Map<string, TextDocument>();

  get(uri: string): OpenDocument | undefined {
    const document = this.documents.get(uri);
    return document && { uri, version: document.version, text: document.getText() };
  }

  *all(): Iterable<OpenDocument> {
    for (const [uri, document] of this.documents) yield { uri, version: document.version, text: document.getText() };
  }

  /** Follows the client's edits and passes them on. */
  listen(connection: Connection, session: Session, onEdited: (uri: string) => void): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      this.documents.set(uri, TextDocument.create(uri, languageId, version, text));
      session.documentText(uri, text, false);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const document = this.documents.get(uri);
      if (document === undefined) return;
      TextDocument.update(document, contentChanges, version);
      session.documentEdited(uri, changesFrom(contentChanges));
      session.documentText(uri, document.getText(), false);
      onEdited(uri);
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      session.documentText(uri, this.documents.get(uri)?.getText(), true);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.documents.delete(uri);
      session.documentText(uri, undefined, false);
      onEdited(uri);
    });
  }
}
