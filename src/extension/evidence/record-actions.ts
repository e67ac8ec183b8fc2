/** Quick fixes that record evidence: about a finding, and about selected code while a session is open. */
import * as vscode from 'vscode';
import type { FindingReference } from '../../protocol/protocol.js';
import { recordFindingCommand } from '../finding-links.js';
import { toShownFinding } from './finding-at.js';
import type { ReviewSession } from './review-session.js';

export function recordActions(session: ReviewSession): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: ({ uri }, range, { diagnostics }) => {
      const actions = diagnostics.flatMap((diagnostic) => recordAction(uri, diagnostic));
      const isSelected = range instanceof vscode.Selection && !range.isEmpty && session.covers(uri);
      return isSelected ? [...actions, selectionAction()] : actions;
    },
  };
  const languages = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'].map((language) => ({ scheme: 'file', language }));
  return vscode.languages.registerCodeActionsProvider(languages, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor] });
}

function recordAction(uri: vscode.Uri, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const found = toShownFinding(uri, diagnostic);
  if (found === undefined) return [];
  const action = new vscode.CodeAction(`Record ${found.rule} as evidence…`, vscode.CodeActionKind.QuickFix);
  const reference: FindingReference = { rule: found.rule, uri: uri.toString(), fingerprint: found.fingerprint };
  action.diagnostics = [diagnostic];
  action.command = { command: recordFindingCommand, title: action.title, arguments: [reference] };
  return [action];
}

function selectionAction(): vscode.CodeAction {
  const action = new vscode.CodeAction('Record evidence on the selected code…', vscode.CodeActionKind.Refactor);
  action.command = { command: 'plumbline.recordSelection', title: action.title };
  return action;
}
