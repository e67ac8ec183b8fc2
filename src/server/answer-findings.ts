/** Answers the requests of the Findings view. */
import type { Connection } from 'vscode-languageserver';
import { listFindingsRequest } from '../protocol/findings.js';
import type { FolderFindings } from '../protocol/findings.js';
import type { Answer } from './answer-protocol.js';
import type { Session } from './session.js';

export function answerFindings(connection: Connection, session: Session, answer: Answer): void {
  connection.onRequest(listFindingsRequest, answer('for the findings', (): readonly FolderFindings[] => session.listFindings()));
}
