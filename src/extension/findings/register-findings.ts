/** Puts the Findings view and its commands in place. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { LanguageClient } from 'vscode-languageclient/node';
import { findingsChangedNotification } from '../../protocol/findings.js';
import type { Ask } from '../finding-links.js';
import { FindingsView } from './findings-view.js';
import { OnlyBranchMode } from './only-branch.js';
import { askForFilter, chooseGrouping } from './view-commands.js';

/** Registers a command that says so when it fails. */
export type Register = (command: string, run: (...given: unknown[]) => unknown) => vscode.Disposable;

export function registerFindings(client: LanguageClient, ask: Ask, memory: vscode.Memento, register: Register): vscode.Disposable {
  const view = new FindingsView(ask, memory);
  const branch = new OnlyBranchMode(ask);
  return vscode.Disposable.from(
    view,
    client.onNotification(findingsChangedNotification, () => { view.refresh(); }),
    client.onDidChangeState(({ newState }) => {
      // Without an answer everything is shown, as the status bar then says.
      if (newState === State.Running) branch.serverStarted().catch(() => undefined);
    }),
    register('plumbline.showOnlyBranch', () => branch.showOnlyBranch()),
    register('plumbline.showAllFindings', () => branch.showAll()),
    register('plumbline.compareWith', () => branch.chooseRevision()),
    register('plumbline.findings.groupBy', () => chooseGrouping(view)),
    register('plumbline.findings.filter', () => askForFilter(view)),
    register('plumbline.findings.clearFilter', () => { view.setFilter(''); }),
  );
}
