/** Writes the `plumbline.json` that a person agreed to, or opens it as text that is not saved yet. */
import * as vscode from 'vscode';
import type { DrawnDraft } from '../../protocol/standards.js';
import { say } from '../say.js';

/** Reports whether it was written. A file that appeared meanwhile is opened, not overwritten. */
export async function writeStandards(folder: vscode.Uri, { text, mistakes }: DrawnDraft): Promise<boolean> {
  if (mistakes.length > 0) return false;
  const target = vscode.Uri.joinPath(folder, 'plumbline.json');
  if (await exists(target)) {
    await vscode.window.showTextDocument(target);
    say('plumbline.json was written by somebody else in the meantime, so nothing was written. Here it is.');
    return false;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(target);
  say('plumbline.json is written. Commit it, and it holds for the editor, the command line and CI alike.');
  return true;
}

/** An untitled document that knows its place: saving it writes `plumbline.json`, closing it writes nothing. */
export async function editAsText(folder: vscode.Uri, text: string): Promise<void> {
  const target = vscode.Uri.joinPath(folder, 'plumbline.json');
  const document = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
