/** Puts in place what a team needs: the Findings view, and the panels about standards. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { findingsChangedNotification } from '../protocol/findings.js';
import type { Ask } from './finding-links.js';
import { registerFindings } from './findings/register-findings.js';
import { registerStandards } from './standards/register-standards.js';

/** Registers a command that says so when it fails. */
export type Register = (command: string, run: (...given: unknown[]) => unknown) => vscode.Disposable;

export interface TeamHost {
  readonly client: LanguageClient;
  readonly ask: Ask;
  readonly extensionUri: vscode.Uri;
  /** Remembers choices for this workspace. */
  readonly memory: vscode.Memento;
  readonly register: Register;
  /** Fires when what a folder shows may be another. */
  readonly onFindingsChanged: vscode.Event<void>;
}

export function registerTeam(client: LanguageClient, ask: Ask, { extensionUri, workspaceState }: vscode.ExtensionContext, register: Register): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const host: TeamHost = { client, ask, extensionUri, memory: workspaceState, register, onFindingsChanged: changed.event };
  // A client has one listener for a notification, so that it is passed on from here.
  const listener = client.onNotification(findingsChangedNotification, () => { changed.fire(); });
  return vscode.Disposable.from(changed, listener, registerFindings(host), registerStandards(host));
}
