/** Puts the Findings view and its commands in place. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { ListedFinding } from '../../protocol/findings.js';
import { say } from '../say.js';
import type { TeamHost } from '../team.js';
import { acceptChosen, allowChosen, waiveChosen } from './decide.js';
import { findingsBelow } from './findings-tree.js';
import type { TreeNode } from './findings-tree.js';
import { FindingsView } from './findings-view.js';
import { OnlyBranchMode } from './only-branch.js';
import { askForFilter, chooseGrouping } from './view-commands.js';

export function registerFindings({ client, ask, memory, register, onFindingsChanged }: TeamHost): vscode.Disposable {
  const view = new FindingsView(ask, memory);
  const branch = new OnlyBranchMode(ask);
  /** A menu gives the item and what is selected with it; the palette gives nothing, and the selection of the view counts. */
  const decide = async ([item, selected]: readonly unknown[], run: (chosen: readonly ListedFinding[]) => Promise<void>): Promise<void> => {
    const nodes = Array.isArray(selected) && selected.length > 0 ? selected.filter(isNode) : isNode(item) ? [item] : view.selection;
    const chosen = findingsBelow(nodes).filter((it) => !it.isBaselined);
    if (chosen.length > 0) await run(chosen);
    else say('Choose findings or groups of them in the Findings view first.');
  };
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
    register('plumbline.findings.allow', (...given) => decide(given, (chosen) => allowChosen(chosen, ask))),
    register('plumbline.findings.baseline', (...given) => decide(given, (chosen) => acceptChosen(chosen, ask))),
    register('plumbline.findings.waive', (...given) => decide(given, (chosen) => waiveChosen(chosen, ask, memory))),
    register('plumbline.findings.groupBy', () => chooseGrouping(view)),
    register('plumbline.findings.filter', () => askForFilter(view)),
    register('plumbline.findings.clearFilter', () => { view.setFilter(''); }),
  );
}

/** Commands can be called by anybody with anything; what is not from the tree has no findings below it. */
function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && ('children' in value || 'finding' in value || 'mistake' in value);
}
