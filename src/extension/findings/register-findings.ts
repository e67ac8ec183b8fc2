/** Puts the Findings view and its commands in place. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { TeamHost } from '../team.js';
import { FindingsView } from './findings-view.js';
import { OnlyBranchMode } from './only-branch.js';
import { askForFilter, chooseGrouping } from './view-commands.js';

export function registerFindings({ client, ask, memory, register, onFindingsChanged }: TeamHost): vscode.Disposable {
  const view = new FindingsView(ask, memory);
  const branch = new OnlyBranchMode(ask);
  return vscode.Disposable.from(
    view,
    onFindingsChanged(() => { view.refresh(); }),
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
