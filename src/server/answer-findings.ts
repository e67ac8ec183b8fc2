/** Answers the requests of the Findings view. */
import type { Connection } from 'vscode-languageserver';
import { listFindingsRequest, onlyBranchRequest, revisionsRequest } from '../protocol/findings.js';
import type { FolderFindings, OnlyBranchParams } from '../protocol/findings.js';
import type { Answer } from './answer-protocol.js';
import type { Session } from './session.js';

export function answerFindings(connection: Connection, session: Session, answer: Answer): void {
  connection.onRequest(listFindingsRequest, answer('for the findings', (): readonly FolderFindings[] => session.listFindings()));
  connection.onRequest(onlyBranchRequest, (params: OnlyBranchParams) => session.onlyBranch.show(params));
  connection.onRequest(revisionsRequest, answer('for revisions', (): readonly string[] => session.onlyBranch.revisions()));
}
