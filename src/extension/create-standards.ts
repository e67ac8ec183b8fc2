/** *Create Standards*: shows a proposal for `plumbline.json`, and writes it only when the person says so. */
import * as vscode from 'vscode';
import { proposeStandardsRequest } from '../protocol/protocol.js';
import type { StandardsProposal } from '../protocol/protocol.js';
import type { Ask } from './finding-links.js';
import { say } from './say.js';

export async function createStandards(ask: Ask): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const proposal = await ask<StandardsProposal | null>(proposeStandardsRequest, { folder: folder.uri.toString() });
  if (proposal === null) {
    say('Plumbline does not review this folder. The setting “plumbline.enable” switches it on.');
    return;
  }
  if (proposal.existing !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.parse(proposal.existing, true));
    say('This folder has standards already. Here they are.');
    return;
  }
  const target = vscode.Uri.joinPath(folder.uri, 'plumbline.json');
  offerToWrite(await showProposal(target, proposal), target);
}

/** The command is done when the proposal is shown; the answer may take as long as reading it does. */
function offerToWrite(document: vscode.TextDocument, target: vscode.Uri): void {
  // The message holds nothing from the workspace: a notification would make links of what it finds there.
  const message = 'This is a proposal, and nothing is written yet. Edit it as you like; its comments say why each part is there.';
  const write = 'Write plumbline.json';
  vscode.window.showInformationMessage(message, write, 'Not Now').then(
    async (choice) => {
      if (choice !== write || document.isClosed || !(await document.save())) return;
      // Older releases close the proposal when it becomes a file.
      await vscode.window.showTextDocument(target);
    },
    () => undefined,
  );
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders?.filter((it) => it.uri.scheme === 'file') ?? [];
  if (folders.length === 0) {
    say('Open the folder of a backend first; standards belong to a folder.');
  }
  return folders.length <= 1 ? folders[0] : vscode.window.showWorkspaceFolderPick({ placeHolder: 'Standards for which folder?' });
}

/** An untitled document that knows its place: saving it writes `plumbline.json`, closing it writes nothing. */
async function showProposal(target: vscode.Uri, proposal: StandardsProposal): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  const everything = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  edit.replace(document.uri, everything, proposal.text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  return document;
}
