/** *Show request path*: the way from a route to the code at the cursor, as a peek through its steps. */
import * as vscode from 'vscode';
import { requestPathRequest } from '../protocol/protocol.js';
import type { FindingsAtParams, RequestPath } from '../protocol/protocol.js';
import type { Ask } from './finding-links.js';

export const showRequestPathCommand = 'plumbline.showRequestPath';
/** Opens one step of a path; hovers link to it. */
export const openPlaceCommand = 'plumbline.openPlace';

/** `argument` names a place; without one the cursor is meant. */
export async function showRequestPath(argument: unknown, ask: Ask): Promise<void> {
  const at = isPlace(argument) ? argument : atCursor();
  if (at === undefined) return;
  const path = await ask<RequestPath | null>(requestPathRequest, at satisfies FindingsAtParams);
  if (path === null || path.steps.length === 0) {
    await vscode.window.showInformationMessage('No request path leads here. Put the cursor on a finding that has one.');
    return;
  }
  const locations = path.steps.map(({ uri, position }) => new vscode.Location(vscode.Uri.parse(uri), toPosition(position)));
  await vscode.commands.executeCommand('editor.action.peekLocations', vscode.Uri.parse(at.uri), toPosition(at.position), locations, 'peek');
}

/** Shows the places that a lens counts. */
export async function showPlaces(argument: unknown): Promise<void> {
  if (!isPlace(argument) || !('places' in argument) || !Array.isArray(argument.places)) return;
  const locations = argument.places.filter(isPlace).map((it) => new vscode.Location(vscode.Uri.parse(it.uri), toPosition(it.position)));
  await vscode.commands.executeCommand('editor.action.peekLocations', vscode.Uri.parse(argument.uri), toPosition(argument.position), locations, 'peek');
}

/** `isBeside` keeps what asked for it in sight. */
export async function openPlace(argument: unknown, isBeside = false): Promise<void> {
  if (!isPlace(argument)) return;
  const position = toPosition(argument.position);
  const column = isBeside ? { viewColumn: vscode.ViewColumn.Beside } : {};
  await vscode.window.showTextDocument(vscode.Uri.parse(argument.uri), { selection: new vscode.Range(position, position), ...column });
}

function atCursor(): FindingsAtParams | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function toPosition({ line, character }: { readonly line: number; readonly character: number }): vscode.Position {
  return new vscode.Position(line, character);
}

function isPlace(value: unknown): value is FindingsAtParams {
  if (typeof value !== 'object' || value === null || !('uri' in value) || !('position' in value)) return false;
  const { uri, position } = value;
  return typeof uri === 'string' && typeof position === 'object' && position !== null && 'line' in position && 'character' in position;
}
