/** Answers the person who called a command, without waiting until the answer is closed. */
import * as vscode from 'vscode';

export function say(message: string): void {
  vscode.window.showInformationMessage(message).then(undefined, () => undefined);
}
