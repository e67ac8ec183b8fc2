/** Writes each folder's messages to the output once, so that nothing has to pop up. */
import * as vscode from 'vscode';
import type { FolderStatuses } from './folder-statuses.js';
import { counted } from './status-text.js';

export function logStatuses(statuses: FolderStatuses, output: vscode.LogOutputChannel): vscode.Disposable {
  const logged = new Map<string, string>();
  return statuses.onDidChange(() => {
    for (const { folder, state, findings, messages } of statuses.all()) {
      if (state === 'analysing') continue;
      const said = [`${vscode.Uri.parse(folder).fsPath}: ${state === 'off' ? 'not reviewed' : counted(findings)}`, ...messages];
      const text = said.join('\n');
      if (logged.get(folder) === text) continue;
      logged.set(folder, text);
      for (const line of said) output.info(line);
    }
  });
}
