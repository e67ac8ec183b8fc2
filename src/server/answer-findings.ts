/** Answers the requests of the Findings view. */
import type { Connection } from 'vscode-languageserver';
import {
  addToBaselineRequest, allowFindingsRequest, listFindingsRequest, onlyBranchRequest, revisionsRequest, waiveFindingsRequest,
} from '../protocol/findings.js';
import type {
  AddToBaselineParams, AllowFindingsParams, AllowFindingsResult, DecisionResult, FolderFindings, OnlyBranchParams, WaiveFindingsParams,
} from '../protocol/findings.js';
import type { Answer } from './answer-protocol.js';
import { addToBaseline, allowFindings, waiveFindings } from './decisions.js';
import type { Session } from './session.js';

export function answerFindings(connection: Connection, session: Session, answer: Answer): void {
  connection.onRequest(listFindingsRequest, answer('for the findings', (): readonly FolderFindings[] => session.listFindings()));
  connection.onRequest(onlyBranchRequest, (params: OnlyBranchParams) => session.onlyBranch.show(params));
  connection.onRequest(revisionsRequest, answer('for revisions', (): readonly string[] => session.onlyBranch.revisions()));
  connection.onRequest(allowFindingsRequest, answer('how to allow findings', (params: AllowFindingsParams): AllowFindingsResult => allowFindings(session, params)));
  connection.onRequest(addToBaselineRequest, answer('for the baseline', (params: AddToBaselineParams): DecisionResult => addToBaseline(session, params)));
  connection.onRequest(waiveFindingsRequest, answer('for a waiver', (params: WaiveFindingsParams): DecisionResult => waiveFindings(session, params)));
}
