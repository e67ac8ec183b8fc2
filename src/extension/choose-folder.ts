/** Asks which folder of the workspace a command is about, where there are several. */
import * as vscode from 'vscode';
import { say } from './say.js';

export async function chooseFolder(placeHolder: string): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders?.filter((it) => it.uri.scheme === 'file') ?? [];
  if (folders.length === 0) say('Open the folder of a backend first; standards belong to a folder.');
  return folders.length <= 1 ? folders[0] : vscode.window.showWorkspaceFolderPick({ placeHolder });
}
