/** *Allow with a Reason*: asks why a finding is fine here, and writes the answer down above it. */
import * as vscode from 'vscode';
import { allowRequest } from '../protocol/protocol.js';
import type { AllowResult } from '../protocol/protocol.js';
import type { Ask } from './finding-links.js';
import { chooseFinding, findingsAtCursor, referenceFrom } from './reference.js';
import { say } from './say.js';

export async function allowWithReason(argument: unknown, ask: Ask): Promise<void> {
  const reference = referenceFrom(argument) ?? (await findingToAllow(ask));
  if (reference === undefined) return;
  const reason = await vscode.window.showInputBox({
    title: `Allow ${reference.rule} here`,
    prompt: 'Why is it fine here? The next reader will see your answer above the code.',
    placeHolder: 'What bounds it, handles it or makes it safe',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? 'Without a reason the comment has no effect. One sentence is enough.' : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;

  const uri = vscode.Uri.parse(reference.uri, true);
  const document = await vscode.workspace.openTextDocument(uri);
  const { version } = document;
  const { edit, refusal } = (await ask<AllowResult | null>(allowRequest, { ...reference, reason })) ?? {};
  const isStale = document.version !== version;
  if (edit === undefined || isStale) {
    say(refusal ?? 'The text changed in the meantime; please try again.');
    return;
  }
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.insert(uri, new vscode.Position(edit.at.line, edit.at.character), edit.newText);
  await vscode.workspace.applyEdit(workspaceEdit);
}

async function findingToAllow(ask: Ask): Promise<ReturnType<typeof referenceFrom>> {
  const findings = (await findingsAtCursor(ask)).filter((it) => it.canAllow);
  if (findings.length === 0) {
    say('Plumbline reports nothing at the cursor. Place it on a finding, then try again.');
  }
  return chooseFinding(findings, 'Allow with a Reason');
}
