/** What the tests inside the extension host share. */
import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** What the extension gives to others, tests among them. */
export interface PlumblineApi {
  serverPid(): number | undefined;
  whenReady(): Promise<void>;
}

export function extension(): vscode.Extension<PlumblineApi> {
  const found = vscode.extensions.getExtension<PlumblineApi>('plumbline.plumbline-review');
  assert.ok(found, 'the extension is not there');
  return found;
}

/** Activates the extension and waits for the first review. */
export async function readyApi(): Promise<PlumblineApi> {
  const api = await extension().activate();
  await api.whenReady();
  return api;
}

/** URI of a file of the opened workspace. */
export function fileUri(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...file.split('/'));
}

export async function openFile(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(file)));
}

/** What hovers say at the first place of `text`. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap((it) => it.contents).map((it) => (it instanceof vscode.MarkdownString ? it.value : '')).join('\n');
}

/** Plumbline's findings in a file, as the Problems view has them. */
export function findingsIn(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((it) => it.source === 'plumbline');
}

export function allFindings(): { file: string; diagnostic: vscode.Diagnostic }[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics.filter((it) => it.source === 'plumbline').map((diagnostic) => ({ file: path.basename(uri.path), diagnostic })));
}

/** The rule of a diagnostic, whether or not its code is a link. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until `condition` gives something. */
export async function eventually<T>(what: string, condition: () => T | undefined | false): Promise<T> {
  for (const started = Date.now(); Date.now() - started < 20_000; ) {
    const result = condition();
    if (result !== undefined && result !== false) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}
