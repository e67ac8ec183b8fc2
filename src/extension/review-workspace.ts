/** *Review Workspace Again*: everything from scratch, with progress in the status bar. */
import * as vscode from 'vscode';
import { reviewAgainRequest } from '../protocol/protocol.js';
import type { Ask } from './finding-links.js';

export async function reviewWorkspace(ask: Ask): Promise<void> {
  const progress = { location: vscode.ProgressLocation.Window, title: 'Plumbline reviews the workspace again' };
  await vscode.window.withProgress(progress, () => ask(reviewAgainRequest, {}));
}
