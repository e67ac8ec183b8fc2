/** Writes each folder's messages to the output once, so that nothing has to pop up. */
import type * as vscode from 'vscode';
import type { FolderStatuses } from './folder-statuses.js';

export function logStatuses(statuses: FolderStatuses, output: vscode.LogOutputChannel): vscode.Disposable {
  const logged = new Map<string, string>();
  return statuses.onDidChange(() => {
    for (const { folder, state, messages } of statuses.all()) {
      if (state === 'analysing') continue;
      const text = messages.join('\n');
      if (logged.get(folder) === text) continue;
      logged.set(folder, text);
      for (const message of messages) output.info(message);
    }
  });
}
